import { createApi } from './program.mjs'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

/** What both sides get for a friend's first order of $50 or more. */
const OFFER = {
  partner: [
    {
      id: 'friend-bought',
      on: 'sale',
      form: 'credit',
      fixed: { amount: 2000, currency: 'USD' },
      first: true,
      minAmount: 5000,
      holdDays: 14,
    },
  ],
  customer: [
    {
      id: 'first-order',
      on: 'sale',
      form: 'coupon',
      fixed: { amount: 1000, currency: 'USD' },
      first: true,
      minAmount: 5000,
      holdDays: 0,
    },
  ],
}

/**
 * Some history, so that there is something to look at: nine visits, and three friends who stand at different places. All of
 * it goes through the public REST API, and through it again harmlessly when the first time was interrupted.
 */
export async function writeHistory({ api, keys, code, now = Date.now() }) {
  const owner = createApi(api, keys.secretKey)
  const visits = Array.from({ length: 9 }, (_, index) => ({
    id: `demo-visit-${index + 1}`,
    code,
    at: now - 6 * DAY_MS + index * 15 * HOUR_MS,
  }))
  const clicks = visits.map((visit) => ({ id: `click:${visit.id}`, type: 'click', at: visit.at, visit }))
  await createApi(api, keys.publishableKey)('POST', '/v1/events', { key: keys.publishableKey, events: clicks })

  const ines = { customerId: 'demo-ines', email: 'ines@mail.example', name: 'Ines', code }
  const jonas = { customerId: 'demo-jonas', email: 'jonas@mail.example', name: 'Jonas', code, visitId: visits[1].id }
  const nour = { customerId: 'demo-nour', email: 'nour@mail.example', name: 'Nour', code, visitId: visits[5].id }
  const order = { type: 'sale', currency: 'USD', discount: 1000 }
  const story = [
    { ...ines, type: 'lead', at: now - 23 * DAY_MS },
    { ...ines, ...order, orderId: 'DEMO-1', amount: 10_800, at: now - 22 * DAY_MS },
    { ...jonas, type: 'lead', at: now - 5 * DAY_MS },
    { ...jonas, ...order, orderId: 'DEMO-2', amount: 7600, at: now - 4 * DAY_MS },
    { ...nour, type: 'lead', at: now - 2 * DAY_MS },
  ]
  for (const conversion of story) await owner('POST', '/v1/conversions', conversion)

  // Two more customers who invite, so that there is somebody to compare with. They have not agreed to be named.
  for (const [id, name, friends] of [
    ['demo-aiko', 'Aiko', 1],
    ['demo-tomas', 'Tomás', 2],
  ]) {
    const { links } = await owner('POST', '/v1/partners', { externalId: id, kind: 'customer', name })
    for (let friend = 1; friend <= friends; friend++) {
      const customerId = `${id}-friend-${friend}`
      await owner('POST', '/v1/conversions', { type: 'lead', customerId, code: links[0].code })
    }
  }
}

/** What the owner of the shop lets customers do beside sharing. */
const SETTINGS = {
  invites: true,
  redeem: true,
  claims: { days: 30 },
  leaderboard: { minimum: 3 },
  generosity: { most: 1500, step: 500 },
}

/** Puts the offer in force. Each call makes a new version, so call it once. */
export const putOffer = ({ api, keys }) => createApi(api, keys.secretKey)('PUT', '/v1/offers/customer', OFFER)

/** Lets the program know where the shop is now, since its port may be another one than last time. */
export async function placeProgram({ api, keys, origins }) {
  const owner = createApi(api, keys.secretKey)
  const landingUrl = `${origins[0]}/`
  const program = await owner('GET', '/v1/program')
  if (program.landingUrl === landingUrl && String(program.origins) === String(origins)) return
  await owner('PATCH', '/v1/program', { origins, landingUrl, ...SETTINGS })
}
