import { expect, test } from 'vitest'
import { cookieDomain } from './cookie-domain.ts'
import { createBrowser } from './test-page.ts'

test.for([
  ['https://shop.example', undefined, 'shop.example'],
  ['https://www.shop.example', undefined, 'shop.example'],
  ['https://a.b.shop.co.uk', undefined, 'shop.co.uk'],
  ['https://ada.github.io', undefined, 'ada.github.io'],
  ['http://127.0.0.1:8080', undefined, '127.0.0.1'],
  ['https://a.b.shop.example', 'b.shop.example', 'b.shop.example'],
  ['https://shop.example', 'other.example', 'host'],
  ['https://shop.example', 'host', 'host'],
] as const)('finds for %s with the domain %s the domain %s, as the tracker does', ([origin, wanted, expected]) => {
  const browser = createBrowser()
  browser.open(`${origin}/`)
  expect(cookieDomain(wanted)).toBe(expected)
  expect(document.cookie).toBe('')
  browser.cookieWrites.length = 0
  browser.visit(`${origin}/?ref=ada`, { domain: wanted })
  expect(browser.cookieWrites.at(-1)).toContain(`;domain=${expected === 'host' ? '' : expected}`)
})

test('leaves the cookies of the page alone', () => {
  const browser = createBrowser()
  document.cookie = 'theirs=1;path=/'
  browser.open('https://shop.example/')
  cookieDomain(undefined)
  expect(document.cookie).toBe('theirs=1')
})
