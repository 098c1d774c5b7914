import { expect, test, vi } from 'vitest'
import { createParts, goTo, openPage, settle, SHOP, start, tag, TAG } from './test-page.ts'

const DAY_MS = 86_400_000
const LANDING = `${SHOP}?ref=ada`
/** A backend on the page's own host. */
const OWN = TAG.replace('data-key', 'data-api="/refer" data-key')

async function open(html: string, url: string) {
  const requests = openPage(html, url)
  const goodword = start(createParts(['more', 'choices']))
  await settle()
  return { goodword, requests, upgrades: () => requests.filter(({ url }) => url.endsWith('/v1/visit')) }
}

test('a visit tells how long it stays, and prints as before', async () => {
  const { goodword } = await open(TAG, LANDING)
  const visit = goodword.visit() as ReturnType<typeof goodword.visit> & { stays: unknown }
  expect(visit.stays).toEqual({ until: visit.at + 90 * DAY_MS, endedBy: 'window' })
  expect(Object.keys(visit).toSorted()).toEqual(['at', 'code', 'id'])
  expect(goodword('visit')).toHaveProperty('stays')
})

test('has the cookie set by a backend on this host, once for each visit, with the domain of the script’s own', async () => {
  const { goodword, upgrades } = await open(OWN, LANDING)
  const { id } = goodword.visit()!
  goTo(`${SHOP}plans`)
  await settle()
  expect(upgrades()).toEqual([
    {
      url: '/refer/v1/visit',
      body: { key: 'pk_live_1', visit: expect.objectContaining({ id, code: 'ada' }), domain: 'shop.example' },
    },
  ])
  goTo(`${SHOP}?ref=ben`)
  await settle()
  expect(upgrades()).toHaveLength(2)
})

test('says then that the visit stays as long as the backend says', async () => {
  const { goodword } = await open(OWN.replace('data-key', 'data-window="400" data-key'), LANDING)
  expect((goodword.visit() as unknown as { stays: unknown }).stays).toEqual({
    until: Date.parse('2027-01-01T00:00:00Z'),
    endedBy: 'browser',
  })
})

test.for([
  ['a backend on another host', TAG],
  ['storage for the session', OWN.replace('data-key', 'data-storage="session" data-key')],
  ['no storage', OWN.replace('data-key', 'data-storage="none" data-key')],
  ['no permission', OWN.replace('data-key', 'data-consent="wait" data-key')],
] as const)('asks for no cookie with %s', async ([, html]) => {
  const { goodword, upgrades } = await open(html, LANDING)
  await goodword.need('more.js')
  await settle()
  expect(upgrades()).toEqual([])
})

test('asks for no cookie for a visit that an earlier page has landed', async () => {
  const { upgrades } = await open(OWN, SHOP)
  document.cookie = `goodword=v1.${Math.round(performance.timeOrigin) - 1000}.ada;path=/`
  goTo(`${SHOP}plans`)
  await window.goodword!.need('more.js')
  await settle()
  expect(window.goodword!.visit()?.id).toBe('v1')
  expect(upgrades()).toEqual([])
})

test('takes the parameter out of the address bar where the owner wants it, once it is stored', async () => {
  await open(tag('data-clean="1"'), `${SHOP}p?a=1&ref=ada#top`)
  expect(location.href).toBe(`${SHOP}p?a=1#top`)
})

test('leaves the address alone where nothing was stored, and where the owner has not asked', async () => {
  await open(tag('data-clean="1" data-consent="wait"'), LANDING)
  await window.goodword!.need('more.js')
  expect(location.href).toBe(LANDING)
  window.goodword!.stop()
  Reflect.deleteProperty(window, 'goodword')
  await open(TAG, LANDING)
  expect(location.href).toBe(LANDING)
})

test('takes up a visit that another domain has handed over, and leaves none of it in the address', async () => {
  const at = Date.now() - DAY_MS
  const { goodword } = await open(TAG, `${SHOP}pay?ref=ada&goodword_visit=v7.${at}&x=1`)
  expect(goodword.visit()).toMatchObject({ id: 'v7', code: 'ada', at })
  expect(location.href).toBe(`${SHOP}pay?x=1`)
})

test('a parameter that is no pattern costs nothing but itself', async () => {
  const { goodword } = await open(tag('data-params="ref,a(b" data-clean="1"'), LANDING)
  expect(goodword.visit()).toHaveProperty('stays')
})

test('a doctor that does not come is not asked for at every change of the page', async () => {
  openPage()
  const parts = createParts(['more'])
  parts.missing.add('doctor')
  start(parts)
  await settle()
  for (const path of ['a?goodword-doctor', 'b?goodword-doctor', 'c']) {
    goTo(SHOP + path)
    await settle()
  }
  expect(parts.asked).toEqual(['more', 'doctor'])
})

test('a mailed token leaves the address bar on a page without a panel, too', async () => {
  const { goodword } = await open(TAG, `${SHOP}#goodword_token=t.o.k`)
  expect([location.href, goodword.who]).toEqual([SHOP, 't.o.k'])
})

test('reads the invitation of the visit, and nothing without one', async () => {
  const { goodword, requests } = await open(TAG, SHOP)
  expect(await goodword.invitation()).toBeNull()
  expect(requests).toEqual([])
  goTo(LANDING)
  await settle()
  await goodword.invitation()
  expect(requests.at(-1)?.url).toBe('https://refer.example/v1/invitations/ada?key=pk_live_1')
})

test('an invitation for a code that nobody has is null, and a backend that is away rejects', async () => {
  const { goodword } = await open(TAG, LANDING)
  vi.stubGlobal('fetch', async () => Response.json({ code: 'unknown_code' }, { status: 404 }))
  expect(await goodword.invitation()).toBeNull()
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  await expect(goodword.invitation()).rejects.toMatchObject({ name: 'GoodwordError', code: 'unavailable' })
})

test('asks for the longer cookie again when the visit was taken out and stored anew', async () => {
  const { goodword, upgrades } = await open(OWN, LANDING)
  goodword.consent(null)
  await settle()
  expect(goodword.visit()).toMatchObject({ stays: { endedBy: 'page' } })
  goodword.consent(true)
  await settle()
  expect(upgrades()).toHaveLength(2)
})

test.for([
  ['another visit', () => goTo(`${SHOP}?ref=ben`)],
  ['no visit any more', () => window.goodword!.land()],
  ['a permission for the session only', () => window.goodword!.consent('session')],
  ['a refusal', () => window.goodword!.consent(false)],
] as const)('gives the request for a longer cookie up with %s', async ([, change]) => {
  const given: (AbortSignal | null | undefined)[] = []
  openPage(tag('data-api="/refer"'), LANDING)
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    if (!url.endsWith('/v1/visit')) return Promise.reject(new TypeError('no network'))
    given.push(init.signal)
    return new Promise(() => {})
  })
  start(createParts(['more']))
  await vi.waitFor(() => expect(given).toHaveLength(1))
  expect(given[0]?.aborted).toBe(false)
  change()
  await vi.waitFor(() => expect(given[0]?.aborted).toBe(true))
})
