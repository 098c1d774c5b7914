import { expect, test } from 'vitest'
import { isCurrency } from './currency.ts'
import { exponentOf, formatMoney, isAmount, shareOf } from './money.ts'

test('rounds a share once, half away from zero', () => {
  expect(shareOf(100, 285_000)).toBe(29)
  expect(shareOf(-100, 285_000)).toBe(-29)
  expect(shareOf(1999, 100_000)).toBe(200)
  expect(shareOf(4, 125_000)).toBe(1)
  expect(shareOf(Number.MAX_SAFE_INTEGER, 1_000_000)).toBe(Number.MAX_SAFE_INTEGER)
})

test('refuses a share that cannot be counted exactly', () => {
  expect(() => shareOf(Number.MAX_SAFE_INTEGER, 2_000_000)).toThrow(RangeError)
  expect(() => shareOf(19.99, 100_000)).toThrow(RangeError)
})

test('knows amounts from prices and strings', () => {
  expect([1999, 0, -5].every(isAmount)).toBe(true)
  expect([19.99, '1999', 2 ** 53, NaN, null].some(isAmount)).toBe(false)
})

test('knows how many decimals a currency has', () => {
  expect(['JPY', 'USD', 'KWD', 'CLF'].map(exponentOf)).toEqual([0, 2, 3, 4])
})

test('knows currencies by their upper-case ISO code', () => {
  expect(['USD', 'JPY', 'KWD', 'CLF'].every(isCurrency)).toBe(true)
  expect(['usd', 'XXX', 'US', '', null].some(isCurrency)).toBe(false)
})

test('writes money as its reader does', () => {
  expect(formatMoney({ amount: 2000, currency: 'USD' }, 'en')).toBe('$20')
  expect(formatMoney({ amount: 1950, currency: 'USD' }, 'en')).toBe('$19.50')
  expect(formatMoney({ amount: 1999, currency: 'JPY' }, 'en')).toBe('¥1,999')
  expect(formatMoney({ amount: 1500, currency: 'KWD' }, 'en')).toContain('1.500')
})
