import type { OfferInput } from '@goodword/core/wire/schemas'

/** The offer of the journey: both sides get something for the first order of $50 or more. */
export const OFFER = {
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
    {
      id: 'welcome',
      on: 'sale',
      form: 'coupon',
      fixed: { amount: 1000, currency: 'USD' },
      first: true,
      minAmount: 5000,
      holdDays: 0,
    },
  ],
} satisfies OfferInput
