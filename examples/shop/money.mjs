/** The shop sells in one currency. Amounts are integers in cents everywhere. */
export const CURRENCY = 'USD'

const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: CURRENCY })

/** Cents as a person reads them: `$32.00`. */
export const price = (cents) => format.format(cents / 100)
