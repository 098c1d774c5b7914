import { expect, test } from 'vitest'
import { takeMailedToken } from './mailed-token.ts'
import { openPage, SHOP, start, TAG } from './test-page.ts'

const MAILED = `${SHOP}p?a=1#x&goodword_token=t.o.k`

test('takes the token out of the address bar and for the person, once', () => {
  openPage(TAG, MAILED)
  history.replaceState({ page: 1 }, '')
  const goodword = start()
  takeMailedToken(goodword)
  takeMailedToken(goodword)
  expect(location.href).toBe(`${SHOP}p?a=1#x`)
  expect(history.state).toEqual({ page: 1 })
  expect(goodword.who).toBe('t.o.k')
})

test('whom the page has named comes first', () => {
  openPage(TAG, MAILED)
  const goodword = start()
  goodword.identify('ada@shop.example')
  takeMailedToken(goodword)
  expect(location.href).not.toContain('t.o.k')
  expect(goodword.who).toBe('ada@shop.example')
})

test('leaves an address without one alone', () => {
  openPage(TAG, `${SHOP}#goodword_token=`)
  const goodword = start()
  takeMailedToken(goodword)
  expect([location.href, goodword.who]).toEqual([`${SHOP}#goodword_token=`, undefined])
})
