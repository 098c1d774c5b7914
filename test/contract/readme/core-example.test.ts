import { formatMoney, linkTo, readableLink, shareOf } from '@goodword/core'
import { expect, test } from 'vitest'

test('ten lines of core', () => {
  const link = linkTo('https://shop.example/?utm=mail', 'k7mq')
  expect(link).toBe('https://shop.example/?utm=mail&ref=k7mq')
  expect(readableLink('https://www.shop.example/?ref=k7mq')).toBe('shop.example/?ref=k7mq')

  // 28.5 % of $1.00, in cents. Floating point says 28.
  const amount = shareOf(100, 285_000)
  expect(formatMoney({ amount, currency: 'USD' }, 'en')).toBe('$0.29')
})
