import { expect, test, vi } from 'vitest'
import { createParts, openPage, settle, SHOP, start, tag } from './test-page.ts'

const LANDING = `${SHOP}?ref=ada`

type Setting = 'auto' | 'wait' | 'granted'

async function land(setting: Setting, attributes = '') {
  const requests = openPage(tag(`data-consent="${setting}" ${attributes}`), LANDING)
  const goodword = start(createParts(['more', 'choices']))
  await settle()
  return { goodword, requests, isStored: () => document.cookie.includes('.ada') && localStorage.length > 0 }
}

/** A command of Consent Mode as `gtag` leaves it: Arguments. */
function command(..._args: unknown[]): unknown {
  return arguments // oxlint-disable-line prefer-rest-params -- that is what lies in a dataLayer
}

const put = (name: string) => document.body.appendChild(document.createElement(name))

const layer = () => window.dataLayer as unknown[]

test.for<[Setting, boolean]>([
  ['auto', true],
  ['granted', true],
  ['wait', false],
])('without a consent manager, %s stores: %s', async ([setting, isAllowed]) => {
  const { isStored, requests, goodword } = await land(setting)
  expect(isStored()).toBe(isAllowed)
  expect(requests).toHaveLength(isAllowed ? 1 : 0)
  expect(goodword.visit()?.code).toBe('ada') // in memory at least
})

test('what was held is reported when the page permits it, with the address and the time of the landing', async () => {
  const { goodword, requests, isStored } = await land('wait')
  const { at } = goodword.visit()!
  await settle()
  const permittedAt = Date.now()
  goodword.consent(true)
  await settle()
  expect(isStored()).toBe(true)
  const { events } = requests[0]!.body as { events: { at: number }[] }
  expect(events).toMatchObject([{ type: 'click', page: SHOP }])
  expect(events[0]!.at).toBeGreaterThanOrEqual(at)
  expect(events[0]!.at).toBeLessThan(permittedAt)
})

test.for<[what: string, Setting, commands: unknown[][], isAllowed: boolean]>([
  ['denied by default', 'auto', [['consent', 'default', { ad_storage: 'denied' }]], false],
  ['granted by default', 'auto', [['consent', 'default', { ad_storage: 'granted' }]], true],
  [
    'denied, then granted',
    'auto',
    [
      ['consent', 'default', { ad_storage: 'denied' }],
      ['consent', 'update', { ad_storage: 'granted' }],
    ],
    true,
  ],
  [
    'granted, then denied',
    'auto',
    [
      ['consent', 'default', { ad_storage: 'granted' }],
      ['consent', 'update', { ad_storage: 'denied' }],
    ],
    false,
  ],
  ['silent about storage', 'auto', [['consent', 'default', { analytics_storage: 'granted' }]], false],
  ['granted, to a tag that waits', 'wait', [['consent', 'update', { ad_storage: 'granted' }]], true],
  ['denied, and not asked', 'granted', [['consent', 'default', { ad_storage: 'denied' }]], true],
])('Consent Mode: %s', async ([, setting, commands, isAllowed]) => {
  for (const shape of ['Arguments', 'Array']) {
    openPage()
    window.dataLayer = commands.map((one) => (shape === 'Array' ? one : command(...one)))
    const requests = openPage(tag(`data-consent="${setting}"`), LANDING)
    const goodword = start(createParts(['more', 'choices']))
    await settle()
    expect({ shape, isStored: document.cookie.includes('.ada') }).toEqual({ shape, isStored: isAllowed })
    expect(requests.length > 0).toBe(isAllowed)
    goodword.stop()
    Reflect.deleteProperty(window, 'goodword')
  }
})

test('Consent Mode: what happens while its yes is read waits in memory, and is reported then', async () => {
  openPage(tag(''), LANDING)
  window.dataLayer = [command('consent', 'update', { ad_storage: 'granted' })]
  const requests = openPage(tag(''), LANDING)
  const goodword = start(createParts(['choices']))
  goodword.lead({ customerId: 'u_1' })
  expect([goodword.handOver(), localStorage.length, requests]).toEqual([null, 0, []])
  await settle()
  expect(goodword.handOver()?.code).toBe('ada')
  expect(requests.flatMap(({ body }) => (body as { events: { id: string }[] }).events)).toContainEqual(
    expect.objectContaining({ id: 'lead:u_1' }),
  )
})

test.for<[who: string, prepare: () => unknown]>([
  ['a manager that does not know yet', () => (window.wp_has_consent = () => false)],
  ['Global Privacy Control', () => vi.stubGlobal('navigator', { ...navigator, globalPrivacyControl: true })],
  ['a manager that comes later', () => {}],
])('a press that keeps the visit before choices.js is there outranks %s', async ([, prepare]) => {
  openPage(tag(''), LANDING)
  prepare()
  const goodword = start(createParts(['more', 'choices']))
  goodword.consent(true)
  await settle()
  window.dataLayer = [command('consent', 'default', { ad_storage: 'denied' })]
  put('i')
  await settle()
  expect(goodword.handOver()?.code).toBe('ada')
})

test.for(['by a call', 'through the stub'])(
  'a refusal %s before choices.js is there stands against an old yes',
  async (how) => {
    const requests = openPage(tag(''), LANDING)
    window.dataLayer = [command('consent', 'update', { ad_storage: 'granted' })]
    if (how === 'through the stub') window.goodword = { q: [['consent', false]] } as never
    const goodword = start(createParts(['more', 'choices']))
    if (how === 'by a call') goodword.consent(false)
    await settle()
    expect([document.cookie, localStorage.length, requests]).toEqual(['', 0, []])
  },
)

test('a second manager that comes later is asked too, and none after the end', async () => {
  openPage()
  window.dataLayer = [command('consent', 'update', { ad_storage: 'granted' })]
  const { goodword, isStored } = await land('auto')
  expect(isStored()).toBe(true)
  window.wp_has_consent = () => false
  put('i')
  await settle()
  expect(isStored()).toBe(false)
  goodword.stop()
  const asked = vi.fn()
  window.__tcfapi = asked
  goodword.capture()
  expect(asked).not.toHaveBeenCalled()
})

test('a landing under an earlier permission is stored although the manager of the page has not read it yet', async () => {
  openPage(tag(''), `${SHOP}?ref=ben`)
  localStorage.setItem('goodword', `v_1.${Date.now() - 60_000}.ada`)
  window.dataLayer = [command('consent', 'default', { ad_storage: 'denied' })]
  const goodword = start(createParts(['more', 'choices']))
  await settle()
  expect(goodword.handOver()?.code).toBe('ben')
})

test('Consent Mode: a visitor who agrees later is heard, and one who takes it back', async () => {
  openPage()
  window.dataLayer = [command('consent', 'default', { ad_storage: 'denied' })]
  const { isStored } = await land('auto')
  expect(isStored()).toBe(false)
  layer().push(command('consent', 'update', { ad_storage: 'granted' }))
  await settle()
  expect(isStored()).toBe(true)
  layer().push(command('consent', 'update', { ad_storage: 'denied' }))
  await settle()
  expect([document.cookie, localStorage.length]).toEqual(['', 0])
})

test('TCF: purpose 1 decides once the visitor has, and a vendor of ours with it', async () => {
  openPage()
  let tell: (data: object, isFine: boolean) => void = () => {}
  window.__tcfapi = (name: string, _: number, callback: typeof tell) => {
    if (name === 'addEventListener') tell = callback
  }
  const { isStored } = await land('auto', 'data-vendor="755"')
  expect(isStored()).toBe(false)
  tell({ eventStatus: 'cmpuishown', purpose: { consents: { 1: true } }, vendor: { consents: { 755: true } } }, true)
  expect(isStored()).toBe(false)
  tell({ eventStatus: 'useractioncomplete', purpose: { consents: { 1: true } }, vendor: { consents: {} } }, true)
  expect(isStored()).toBe(false)
  tell(
    { eventStatus: 'useractioncomplete', purpose: { consents: { 1: true } }, vendor: { consents: { 755: true } } },
    true,
  )
  await settle()
  expect(isStored()).toBe(true)
})

test('TCF: where it does not apply, that is a grant', async () => {
  openPage()
  window.__tcfapi = (name: string, _: number, callback: (data: object, isFine: boolean) => void) =>
    name === 'addEventListener' && callback({ gdprApplies: false }, true)
  const { isStored } = await land('auto')
  expect(isStored()).toBe(true)
})

test('the WP Consent API: marketing decides, and a change is heard', async () => {
  openPage()
  window.wp_has_consent = () => false
  const { isStored } = await land('auto')
  expect(isStored()).toBe(false)
  const detail = { marketing: 'allow' }
  document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail }))
  await settle()
  expect(isStored()).toBe(true)
})

test.for<[Setting]>([['auto'], ['granted']])(
  'Global Privacy Control holds the visit in memory, with %s',
  async ([setting]) => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true })
    try {
      const { goodword, isStored, requests } = await land(setting)
      expect([isStored(), requests.length]).toEqual([false, 0])
      goodword.consent(true) // the visitor's own press outranks it
      await settle()
      expect(isStored()).toBe(true)
      goodword.stop()
      Reflect.deleteProperty(window, 'goodword')

      const ignored = await land(setting, 'data-gpc="ignore"')
      expect(ignored.isStored()).toBe(true)
    } finally {
      Reflect.deleteProperty(navigator, 'globalPrivacyControl')
    }
  },
)
