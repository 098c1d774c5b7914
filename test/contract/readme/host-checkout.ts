import { readVisit } from '@goodword/embed/host'

/** What the server sends to `POST /v1/conversions` when an order is paid. */
export function conversionOf(order: { id: string; amount: number }, cookieHeader: string | undefined) {
  const visit = readVisit(cookieHeader)
  const sale = { type: 'sale', orderId: order.id, amount: order.amount, currency: 'USD' }
  return visit ? { ...sale, visitId: visit.id, code: visit.code } : null
}
