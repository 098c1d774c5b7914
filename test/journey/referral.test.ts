import { createHttpAdapter } from '@goodword/adapters/http'
import { linkTo, type OfferTerms } from '@goodword/core'
import { createTestServer, type ProgramKeys, type TestServer } from '@goodword/server'
import { createTracker, type Tracker } from '@goodword/tracker'
import { createReferralModel, type ReferralModel } from '@goodword/widget/model'
import { Window } from 'happy-dom'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { OFFER } from '../support/offer.ts'

/** The server's time. Near the real one, which the friend's page goes by. */
const NOW = Date.now()
const DAY_MS = 86_400_000
const SHOP = 'https://shop.example/'

let server: TestServer
let keys: ProgramKeys
let open: { stop?(): void; dispose?(): void; close?(): void }[] = []

beforeAll(async () => {
  server = await createTestServer({ now: NOW })
}, 60_000)
beforeEach(async () => {
  await server.clock.set(NOW)
  keys = await server.createProgram({ settings: { landingUrl: SHOP }, offers: { customer: OFFER } })
})
afterEach(() => {
  for (const one of open) (one.stop ?? one.dispose ?? one.close)?.()
  open = []
  vi.unstubAllGlobals()
})
afterAll(() => server.close())

test('visit, sign-up, conversion, hold, reward: each step is on the screen of the one who referred', async () => {
  const { model, code } = await partner('u_mara', 'Mara')
  const friend = browser(linkTo(SHOP, code))
  await vi.waitFor(() => expect(model.summary.value?.clicks).toBe(1))
  expect(model.friends.items.value).toEqual([])

  friend.lead({ customerId: 'u_finn', email: 'finn@mail.example', name: 'Finn' })
  await vi.waitFor(() => expect(statusOfFriend(model)).toMatchObject({ state: 'joined', reason: 'awaiting_purchase' }))

  friend.sale({ orderId: 'o_1', amount: 4900, currency: 'USD', customerId: 'u_finn' })
  await vi.waitFor(() => expect(statusOfFriend(model)).toMatchObject({ reason: 'unverified', waitingFor: 'brand' }))
  expect(model.rewards.items.value).toEqual([])

  await ask('POST', '/v1/conversions', {
    type: 'sale',
    orderId: 'o_1',
    amount: 4900,
    currency: 'USD',
    discount: 1000,
    customerId: 'u_finn',
  })
  await vi.waitFor(() =>
    expect(statusOfFriend(model)).toEqual({
      state: 'qualified',
      reason: 'hold_period',
      waitingFor: 'time',
      earliest: new Date(NOW + 14 * DAY_MS).toISOString(),
    }),
  )

  await server.clock.set(NOW + 14 * DAY_MS)
  await vi.waitFor(() => expect(statusOfFriend(model)?.state).toBe('rewarded'))
  expect(model.rewards.items.value).toMatchObject([{ side: 'partner', amount: 2000, currency: 'USD' }])
  const { data } = await ask<{ data: object[] }>('GET', '/v1/rewards?customerId=u_finn')
  expect(data).toContainEqual(
    expect.objectContaining({ side: 'customer', amount: 1000, status: expect.objectContaining({ state: 'redeemed' }) }),
  )
})

test('a friend who comes back by another link is credited to the later partner, and to nobody twice', async () => {
  const first = await partner('u_mara', 'Mara')
  const later = await partner('u_omar', 'Omar')
  const page = new Window({ url: linkTo(SHOP, first.code) })
  browser(linkTo(SHOP, first.code), page)
  await vi.waitFor(() => expect(first.model.summary.value?.clicks).toBe(1))
  await server.clock.set(NOW + 1000)
  const friend = browser(linkTo(SHOP, later.code), page)
  await vi.waitFor(() => expect(later.model.summary.value?.clicks).toBe(1))

  friend.lead({ customerId: 'u_finn' })
  await ask('POST', '/v1/conversions', {
    type: 'sale',
    orderId: 'o_1',
    amount: 9000,
    currency: 'USD',
    customerId: 'u_finn',
  })

  await vi.waitFor(() => expect(later.model.rewards.items.value).toHaveLength(1))
  expect(first.model.rewards.items.value).toEqual([])
  expect(first.model.friends.items.value).toEqual([])
})

test('a newsletter with a code that nobody has takes nothing from the friend who really sent the visitor', async () => {
  const { model, code } = await partner('u_mara', 'Mara')
  const page = new Window({ url: linkTo(SHOP, code) })
  browser(linkTo(SHOP, code), page)
  await server.clock.set(NOW + 1000)
  const friend = browser(linkTo(SHOP, 'producthunt'), page)

  await vi.waitFor(() => expect(friend.visit()?.code).toBe(code))
  friend.lead({ customerId: 'u_finn' })
  await vi.waitFor(() => expect(statusOfFriend(model)?.state).toBe('joined'))
})

test('what the friend is promised is what the offer says, with no amount from the browser', async () => {
  const { model, code } = await partner('u_mara', 'Mara')
  const friend = browser(linkTo(SHOP, code))

  const adapter = createHttpAdapter({ key: keys.publishableKey, api: server.url, fetch: server.fetch })
  const invitation = await adapter.invitation(friend.visit()!.code)

  expect(invitation?.partner?.name).toBe('Mara')
  const offer: OfferTerms | null = model.offer.value
  expect(invitation?.offer.customer).toEqual(offer?.customer)
  expect(invitation?.offer.customer[0]?.fixed).toEqual({ amount: 1000, currency: 'USD' })
})

/** A partner with his panel open. */
async function partner(externalId: string, name: string): Promise<{ model: ReferralModel; code: string }> {
  await ask('POST', '/v1/partners', { externalId, name })
  const { token } = await ask<{ token: string }>('POST', '/v1/tokens', { externalId })
  const adapter = createHttpAdapter({ key: keys.publishableKey, api: server.url, fetch: server.fetch })
  const model = createReferralModel({ adapter, identity: { token } })
  open.push(model)
  await vi.waitFor(() => expect(model.summary.value).not.toBeNull())
  return { model, code: model.me.value?.links[0]?.code ?? '' }
}

/** A friend's page, opened at a URL. The same window again keeps what it remembers. */
function browser(url: string, page = new Window({ url })): Tracker {
  page.happyDOM.setURL(url)
  const { document, location, localStorage, sessionStorage } = page
  const navigator = { onLine: true, webdriver: false }
  for (const [name, value] of Object.entries({ document, location, navigator, localStorage, sessionStorage })) {
    vi.stubGlobal(name, value)
  }
  const tracker = createTracker({
    adapter: createHttpAdapter({ key: keys.publishableKey, api: server.url, fetch: server.fetch }),
  })
  open.push(tracker)
  return tracker
}

function statusOfFriend(model: ReferralModel) {
  return model.friends.items.value[0]?.status
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await server.fetch(server.url + path, {
    method,
    headers: { authorization: `Bearer ${keys.secretKey}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
  return answer as T
}
