import { expect, test } from 'vitest'
import { codeInUrl, linkTo, readableLink } from './link.ts'

test('puts the code before the hash and keeps what was there', () => {
  expect(linkTo('https://shop.example/p?a=1#top', 'k7mq')).toBe('https://shop.example/p?a=1&ref=k7mq#top')
  expect(linkTo('https://shop.example/?ref=old', 'new')).toBe('https://shop.example/?ref=new')
})

test('finds the first valid code in order of preference', () => {
  expect(codeInUrl('https://x.example/?via=b&ref=a', ['ref', 'via'])).toBe('a')
  expect(codeInUrl('https://x.example/?ref=%3Cscript%3E&ref=ok&via=b', ['ref', 'via'])).toBe('ok')
  expect(codeInUrl('https://x.example/?ref=&via=b', ['ref', 'via'])).toBe('b')
})

test('finds nothing in broken, empty and oversized values', () => {
  expect(codeInUrl('https://x.example/?ref=%E0%A4%A')).toBeNull()
  expect(codeInUrl(`https://x.example/?ref=${'x'.repeat(5000)}`)).toBeNull()
  expect(codeInUrl('not a url')).toBeNull()
})

test('shows the whole code even when the host is long', () => {
  expect(readableLink('https://www.shop.example/?ref=k7mq')).toBe('shop.example/?ref=k7mq')
  const long = readableLink('https://a-very-long-shop-name.example.co.uk/?ref=k7mq')
  expect(long).toMatch(/^a-very-l.*….*co\.uk\/\?ref=k7mq$/)
  expect(long.length).toBeLessThanOrEqual(32)
})
