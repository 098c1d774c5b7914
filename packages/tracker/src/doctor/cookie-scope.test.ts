import { afterEach, expect, test, vi } from 'vitest'
import { examineCookieScope } from './cookie-scope.ts'
import { CONFIG, titles } from './test-parts.ts'

afterEach(() => vi.unstubAllGlobals())

/** Makes the browser of the test one that refuses cookies for some domains, as browsers do for public suffixes. */
function browse(
  hostname: string,
  { refused = [] as string[], cookies = '', real = undefined as string | null | undefined } = {},
) {
  let probe = ''
  const document = {
    get cookie() {
      return [cookies, probe].filter(Boolean).join('; ')
    },
    set cookie(text: string) {
      const domain = /domain=([^;]*)/.exec(text)?.[1] ?? ''
      if (!refused.includes(domain)) probe = text.includes('max-age=0') ? '' : text.split(';')[0]!
    },
  }
  vi.stubGlobal('document', document)
  vi.stubGlobal('location', { hostname })
  vi.stubGlobal('cookieStore', real === undefined ? undefined : { get: async () => ({ domain: real }) })
  return { document, examine: (domain?: string) => titles(examineCookieScope({ ...CONFIG, domain })) }
}

test.for([
  ['shop.example', [], 'ok scope: The cookie is for shop.example and all below'],
  ['app.shop.example', [], 'ok scope: The cookie is for shop.example and all below'],
  ['app.shop.co.uk', ['co.uk'], 'ok scope: The cookie is for shop.co.uk and all below'],
  ['foo.github.io', ['github.io'], 'ok scope: The cookie is for foo.github.io and all below'],
  ['127.0.0.1', ['0.1', '0.0.1'], 'note scope: The cookie is for 127.0.0.1 alone'],
  ['localhost', [], 'note scope: The cookie is for localhost alone'],
] as const)('%s, where %j is public', async ([hostname, refused, title]) => {
  const { examine, document } = browse(hostname, { refused: [...refused] })
  expect(await examine()).toEqual([title])
  expect(document.cookie).toBe('')
})

test('says that data-domain is refused or narrow', async () => {
  const { examine } = browse('app.shop.example', { refused: ['other.example', 'host'] })
  expect(await examine('host')).toEqual(['warn scope: The cookie is for app.shop.example alone'])
  expect(await examine('other.example')).toEqual(['warn scope: The cookie is for app.shop.example alone'])
  expect(await examine('app.shop.example')).toEqual(['ok scope: The cookie is for app.shop.example and all below'])
})

test('believes a browser that tells', async () => {
  const { examine } = browse('app.shop.example', { real: 'app.shop.example' })
  expect(await examine()).toEqual(['ok scope: The cookie is for app.shop.example and all below'])
})

test('believes a browser that tells of a cookie for one host', async () => {
  const { examine } = browse('app.shop.example', { real: null })
  expect(await examine()).toEqual(['note scope: The cookie is for app.shop.example alone'])
})

test('counts cookies of the same name', async () => {
  const { examine } = browse('shop.example', { cookies: 'a=1; goodword=x.1.y; goodword=z.2.y; not_goodword=2' })
  expect(await examine()).toContain('warn copies: 2 cookies are called goodword')
})

test('says when cookies are refused or forbidden', async () => {
  const none = ['warn scope: The browser takes no cookies here']
  const { examine } = browse('shop.example')
  vi.stubGlobal('navigator', { cookieEnabled: false })
  expect(await examine()).toEqual(none)
  vi.stubGlobal('navigator', { cookieEnabled: true })
  vi.stubGlobal('document', {
    get cookie(): string {
      throw new Error('SecurityError')
    },
    set cookie(_: string) {
      throw new Error('SecurityError')
    },
  })
  expect(await examine()).toEqual(none)
})
