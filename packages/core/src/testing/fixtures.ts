import type { ClickEvent, LeadEvent, SaleEvent } from '../event.ts'
import type { Visit } from '../visit.ts'
import type { AdapterHarness, World, WorldPartner } from './harness.ts'

/** A partner who may be named. */
export const ADA = {
  externalId: 'ada',
  kind: 'customer',
  name: 'Ada',
  email: 'ada@partners.example',
  code: 'ada1',
} as const satisfies WorldPartner

/** A partner who gave no name. */
export const BEN = {
  externalId: 'ben',
  kind: 'customer',
  email: 'ben@partners.example',
  code: 'ben2',
} as const satisfies WorldPartner

/** $20 of credit for whoever refers and a $10 coupon for the friend, both on the friend's first sale. */
export const STANDARD_WORLD: World = {
  program: { name: 'Conformance', currency: 'USD', windowDays: 90 },
  offer: {
    partner: [
      {
        id: 'thanks',
        on: 'sale',
        form: 'credit',
        fixed: { amount: 2000, currency: 'USD' },
        first: true,
        minAmount: 5000,
        holdDays: 14,
      },
    ],
    customer: [
      { id: 'welcome', on: 'sale', form: 'coupon', fixed: { amount: 1000, currency: 'USD' }, first: true, holdDays: 0 },
    ],
  },
  partners: [ADA, BEN],
}

/** A rule as an owner writes it. */
export type WorldRule = NonNullable<World['offer']['partner']>[number]

/** The standard world with another promise to the partner, and none to the friend. */
export function worldWhere(rule: WorldRule): World {
  return { ...STANDARD_WORLD, offer: { partner: [rule] } }
}

/** The standard world, where the owner has switched something on. */
export function worldWith(
  settings: NonNullable<World['settings']>,
  offer: World['offer'] = STANDARD_WORLD.offer,
): World {
  return { ...STANDARD_WORLD, settings, offer }
}

/** A landing with somebody's code, now. */
export function createVisit({ clock }: AdapterHarness, code: string = ADA.code, id = 'v1'): Visit {
  return { id, code, at: clock.now() }
}

export function clickOn(visit: Visit, more: Partial<ClickEvent> = {}): ClickEvent {
  return { id: `click:${visit.id}`, type: 'click', at: visit.at, visit, page: 'https://shop.example/', ...more }
}

export function leadOf(visit: Visit | null, at: number, more: Partial<LeadEvent> = {}): LeadEvent {
  const customerId = more.customerId ?? 'u1'
  return { id: `lead:${customerId}`, type: 'lead', at, visit, customerId, ...more }
}

export function saleOf(visit: Visit | null, at: number, more: Partial<SaleEvent> = {}): SaleEvent {
  const orderId = more.orderId ?? 'o1'
  return { id: `sale:${orderId}`, type: 'sale', at, visit, orderId, amount: 6000, currency: 'USD', ...more }
}

/** A friend lands with somebody's code, and the click is reported. */
export async function arrive(harness: AdapterHarness, code: string = ADA.code, id = 'v1'): Promise<Visit> {
  const visit = createVisit(harness, code, id)
  await harness.adapter.record([clickOn(visit)])
  return visit
}

/** A verified sale that earns in the standard world. */
export const SALE = { type: 'sale', orderId: 'o1', amount: 6000, currency: 'USD', customerId: 'u1' } as const
