import { afterEach, expect, test, vi } from 'vitest'
import { examinePage } from './report.ts'
import { showPanel } from './show.ts'
import { createParts, goTo, openPage } from './test-parts.ts'
import { watch } from './watch.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('puts first what needs doing, and tells no values of parameters', async () => {
  openPage('', () => Response.json({ code: 'unknown_key' }, { status: 401 }))
  goTo('https://shop.example/tea?ref=&email=mia@example.com&goodword-doctor')
  const { parts, listenerCount } = createParts()
  const report = await examinePage(parts, '1.0.0')
  expect(report).toMatchObject({
    version: '1.0.0',
    doctorVersion: '1.0.0',
    url: 'https://shop.example/tea?ref&email',
    ok: false,
    visit: null,
    consent: { state: 'granted', by: null },
  })
  const order = ['fail', 'warn', 'note', 'ok']
  const states = report.findings.map(({ state }) => order.indexOf(state))
  expect(states).toEqual([...states].sort())
  expect(JSON.stringify(report)).not.toContain('mia')
  expect(listenerCount()).toBe(0)
})

test.for([
  ['?goodword-doctor', ''],
  ['', ''],
  ['?goodword-doctor=1&ref=k7mq#top', '?ref'],
  ['?a%5B%5D=1&goodword-doctor', '?a%5B%5D'],
  ['?a=b=c&flag&goodword-doctor&z=1', '?a&flag&z'],
])('of the address %s it tells %s', async ([given, told]) => {
  openPage()
  goTo(`https://shop.example/tea${given}`)
  expect((await examinePage(createParts().parts, '1.0.0')).url).toBe(`https://shop.example/tea${told}`)
})

test('the panel closes at Escape, and at no other key', () => {
  openPage()
  showPanel(createParts().parts, '1.0.0')
  const panel = () => document.querySelector('goodword-doctor')
  const press = (key: string) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    panel()!.shadowRoot!.querySelector('button')!.dispatchEvent(event)
    return event
  }
  expect(press('Tab').defaultPrevented).toBe(false)
  expect(panel()).not.toBeNull()
  press('Escape')
  expect(panel()).toBeNull()
})

test('an examination that breaks off takes no other with it', async () => {
  openPage()
  vi.spyOn(document, 'cookie', 'set').mockImplementation(() => {
    throw new Error('refused')
  })
  const { parts } = createParts({ api: 'http://[' })
  const { findings } = await examinePage(parts, '1.0.0')
  expect(findings.filter(({ id }) => id === 'doctor')).toHaveLength(3) // all that need the address of the backend
  expect(findings.map(({ id }) => id)).toEqual(expect.arrayContaining(['scope', 'lifetime', 'queue', 'version']))
})

test('remembers what a policy stops and what is refused, until it is stopped', () => {
  openPage()
  const { parts, tell, listenerCount } = createParts()
  const onNews = vi.fn()
  const seen = watch(parts, onNews)
  const violate = (blockedURI: string, disposition: string) =>
    document.dispatchEvent(
      Object.assign(new Event('securitypolicyviolation'), {
        blockedURI,
        disposition,
        effectiveDirective: 'script-src-elem',
      }),
    )
  violate('https://refer.example/widget.js', 'enforce')
  violate('https://other.example/x.js', 'report')
  violate('inline', 'enforce')
  tell('rejected', { code: 'invalid_id' })
  tell('visit', null)
  expect([...seen.stopped]).toEqual(['script-src https://refer.example'])
  expect([...seen.rejections]).toEqual(['invalid_id'])
  expect(onNews).toHaveBeenCalledTimes(2)
  seen.stop()
  violate('https://more.example/widget.js', 'enforce')
  expect(seen.stopped.size).toBe(1)
  expect(listenerCount()).toBe(0)
})

test('the panel follows the news, and its undo leaves nothing', async () => {
  openPage()
  const { parts, tell, listenerCount } = createParts()
  const close = showPanel(parts, '1.0.0')
  const panel = () => document.querySelector('goodword-doctor')?.shadowRoot?.textContent
  await vi.waitFor(() => expect(panel()).toContain('does not answer'), 5000)
  expect(panel()).not.toContain('Refused for good')
  tell('rejected', { code: 'invalid_id' })
  await vi.waitFor(() => expect(panel()).toContain('Refused for good: invalid_id'), 5000)
  close()
  expect(panel()).toBeUndefined()
  expect(listenerCount()).toBe(0)
})
