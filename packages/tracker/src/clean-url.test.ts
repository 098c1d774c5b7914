import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { cleanUrl } from './clean-url.ts'
import { createBrowser } from './test-page.ts'

const ORIGIN = 'https://shop.example'

function clean(url: string, params = ['ref', 'goodword_visit']): string {
  createBrowser().open(`${ORIGIN}${url}`)
  cleanUrl(params)
  return location.href.slice(ORIGIN.length)
}

test.for<[string, string]>([
  ['/p?ref=ada', '/p'],
  ['/p?ref=ada&a=1', '/p?a=1'],
  ['/p?a=1&ref=ada', '/p?a=1'],
  ['/p?a=1&ref=ada&b=2', '/p?a=1&b=2'],
  ['/p?ref=ada&goodword_visit=v1.5', '/p'],
  ['/p?ref=ada&ref=ben&a=1', '/p?a=1'],
  ['/p?ref', '/p'],
  ['/p?ref=', '/p'],
  ['/p?ref=ada#top', '/p#top'],
  ['/p?a=1&ref=ada#top', '/p?a=1#top'],
  ['/p#/plans?ref=ada', '/p#/plans'],
  ['/p#/plans?ref=ada&a=1', '/p#/plans?a=1'],
  ['/p#/plans?a=1&ref=ada', '/p#/plans?a=1'],
  ['/p?ref=ada#/plans?ref=ben', '/p#/plans'],
  ['/p?ref=ada#/plans?a=1', '/p#/plans?a=1'],
  ['/p?ref=ada#/a&b', '/p#/a&b'],
])('makes of %s the address %s', ([url, expected]) => expect(clean(url)).toBe(expected))

test.for([
  '/p',
  '/p?a=1',
  '/p?pref=ada&refer=ben&Ref=eve',
  '/p?q=ref=ada',
  '/ref=ada',
  '/p#ref',
  '/p?a=%20+b&&c&=d#x?y',
])('leaves %s alone, and asks history nothing', (url) => {
  const replace = vi.spyOn(history, 'replaceState')
  expect(clean(url)).toBe(url)
  expect(replace).not.toHaveBeenCalled()
})

test('keeps the state of history, and its length', () => {
  const browser = createBrowser()
  browser.open(`${ORIGIN}/p`)
  history.pushState({ step: 3 }, '', '/p?ref=ada')
  const { length } = history
  cleanUrl(['ref'])
  expect(location.pathname + location.search).toBe('/p')
  expect(history.state).toEqual({ step: 3 })
  expect(history).toHaveLength(length)
})

test('never changes what is not named', () => {
  const names = ['ref', 'via', 'a', 'refs', 'b%20c', '']
  const pair = fc.record({
    name: fc.constantFrom(...names),
    value: fc.option(fc.string({ unit: fc.constantFrom('x', '7', '%20', '+', '=', ';', '.', '/') })),
  })
  type Pair = { name: string; value: string | null }
  const query = (pairs: Pair[]) =>
    pairs.length > 0 ? `?${pairs.map(({ name, value }) => name + (value === null ? '' : `=${value}`)).join('&')}` : ''
  const address = (pairs: Pair[], route: string | null, routed: Pair[]) =>
    `/p${query(pairs)}${route === null ? '' : `#${route}${query(routed)}`}`
  const route = fc.option(fc.constantFrom('', '/', '/plans', 'top'))
  const browser = createBrowser()
  fc.assert(
    fc.property(fc.array(pair), route, fc.array(pair), (pairs, route, routed) => {
      const isKept = ({ name }: Pair) => name !== 'ref' && name !== 'via'
      browser.open(ORIGIN + address(pairs, route, routed))
      cleanUrl(['ref', 'via'])
      const expected = new URL(ORIGIN + address(pairs.filter(isKept), route, routed.filter(isKept)))
      expect(location.href).toBe(expected.href)
    }),
  )
})
