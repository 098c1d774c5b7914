/** Currencies whose minor units are not hundredths, by decimals. Source: ISO 4217; `Intl` follows CLDR, which differs (IQD, for one). */
const UNUSUAL = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

/** An amount of money: an integer in minor units (cents, yen, fils) and its ISO 4217 code. */
export interface Money {
  amount: number
  currency: string
}

/** How many decimals a currency's minor unit stands for: JPY 0, USD 2, KWD 3, CLF 4. */
export function exponentOf(currency: string): number {
  const found = Object.entries(UNUSUAL).find(([, codes]) => codes.split(' ').includes(currency))
  return found ? Number(found[0]) : 2
}

/** Tells whether a value can be an amount: an integer in minor units within ±(2^53 − 1). `19.99` and `"1999"` are not. */
export function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

/**
 * A share of an amount: `amount × ppm / 1 000 000`, exact, rounded once, half away from zero, in minor units.
 * 10 % is 100 000 ppm. `shareOf(100, 285_000)` is 29, where floating point says 28. Throws a `RangeError` when either is not
 * a safe integer or the result is not one.
 */
export function shareOf(amount: number, ppm: number): number {
  const product = BigInt(amount) * BigInt(ppm)
  const million = 1_000_000n
  const half = product < 0n ? -million / 2n : million / 2n
  const share = Number((product + half) / million)
  if (!isAmount(share)) throw new RangeError(`The share of ${amount} at ${ppm} ppm is too large to count exactly.`)
  return share
}

/**
 * Money as a reader of that locale writes it, decimals only where they say something: `$20`, `$19.50`, `¥1,999`,
 * `20 US$` in Arabic order. An unknown code is shown as it is.
 */
export function formatMoney({ amount, currency }: Money, locale?: string): string {
  const exponent = exponentOf(currency)
  const isWhole = amount % 10 ** exponent === 0
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: isWhole ? 0 : exponent,
    maximumFractionDigits: exponent,
  }).format(amount / 10 ** exponent)
}
