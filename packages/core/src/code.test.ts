import { expect, test } from 'vitest'
import { isCode, normalizeCode } from './code.ts'

test('accepts what a link may carry', () => {
  for (const code of ['k7mq', 'A', '_-9', 'x'.repeat(64)]) expect(isCode(code)).toBe(true)
})

test('refuses what could break a cookie, a URL or a page', () => {
  for (const value of ['', 'x'.repeat(65), 'a b', 'a;max-age=0', '<script>', '%E0%A4%A', 'é', null, 7]) {
    expect(isCode(value)).toBe(false)
  }
})

test('compares codes trimmed, folded and in one normal form', () => {
  expect(normalizeCode(' K7MQ ')).toBe('k7mq')
  expect(normalizeCode('ｋ７')).toBe('k7')
})
