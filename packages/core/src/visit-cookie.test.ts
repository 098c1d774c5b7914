import { describe, expect, test } from 'vitest'
import { DAY_MS } from './attribution.ts'
import { formatVisit, isCookieDomain, readVisitCookie, visitEnd, visitSetCookie } from './visit-cookie.ts'

const NOW = Date.UTC(2026, 8, 1, 12)
const WINDOW = { windowDays: 90, now: NOW }
const visit = { id: 'V1StGXR8_Z5jdHi6B-myT', code: 'K7MQ', at: NOW - DAY_MS }
const asCookie = (one: { id: string; code: string; at: number | string }) => `goodword=${one.id}.${one.at}.${one.code}`

describe('reading', () => {
  test('finds the visit among other cookies, its spelling kept', () => {
    expect(readVisitCookie(`a=1; ${asCookie(visit)}; b="x;y"`, WINDOW)).toEqual(visit)
    expect(formatVisit(visit)).toBe(`V1StGXR8_Z5jdHi6B-myT.${NOW - DAY_MS}.K7MQ`)
  })

  test('takes the newest of several that count, wherever it stands, and the first of equals', () => {
    const older = { ...visit, id: 'older', at: visit.at - 1 }
    const over = { ...visit, id: 'over', at: NOW - 90 * DAY_MS }
    const ahead = { ...visit, id: 'ahead', at: NOW + DAY_MS + 1 }
    const twin = { ...visit, id: 'twin' }
    for (const order of [
      [older, visit, over, ahead],
      [ahead, over, visit, older],
      [visit, twin],
    ]) {
      expect(readVisitCookie(order.map(asCookie).join('; '), WINDOW)).toEqual(visit)
    }
  })

  test('keeps to the half-open window, and believes a clock that is a day ahead', () => {
    const read = (at: number) => readVisitCookie(asCookie({ ...visit, at }), WINDOW)
    expect(read(NOW - 90 * DAY_MS)).toBeNull()
    expect(read(NOW - 90 * DAY_MS + 1)).not.toBeNull()
    expect(read(NOW + DAY_MS)).not.toBeNull()
    expect(read(NOW + DAY_MS + 1)).toBeNull()
  })

  test.each([
    '',
    ';;;=;',
    'goodword',
    'goodword=',
    'goodword=%E0%A4%A',
    'goodword=a.b.c',
    `goodword=a.${NOW}`,
    `goodword=a.${NOW}.`,
    `goodword=.${NOW}.c`,
    `goodword=a.${NOW}.c.d`,
    `goodword=a.-${NOW}.c`,
    `goodword=a.1e12.c`,
    `goodword=a.${'9'.repeat(400)}.c`,
    `goodword=${'a'.repeat(129)}.${NOW}.c`,
    `goodword=a.${NOW}.${'c'.repeat(65)}`,
    `goodword=ä.${NOW}.c`,
    `x-goodword=a.${NOW}.c`,
    `Goodword=a.${NOW}.c`,
    `goodword="a.${NOW}.c"`,
    `goodword=a.${NOW}.c\u0000`,
  ])('finds none in %j, and does not throw', (header) => {
    expect(readVisitCookie(header, WINDOW)).toBeNull()
    expect(readVisitCookie(`${header}; ${asCookie(visit)}`, WINDOW)).toEqual(visit)
  })

  test('finds none without a header', () => {
    expect(readVisitCookie(undefined, WINDOW)).toBeNull()
    expect(readVisitCookie(null, WINDOW)).toBeNull()
  })
})

describe('setting', () => {
  const set = (options: object = {}, one = visit) =>
    visitSetCookie(one, { ...WINDOW, host: 'www.shop.example', isSecure: true, ...options })

  test('says what is left of the window, for scripts to read', () => {
    expect(set()).toBe(
      `goodword=V1StGXR8_Z5jdHi6B-myT.${NOW - DAY_MS}.K7MQ; Path=/; Max-Age=${89 * 86_400}; SameSite=Lax; Secure`,
    )
    expect(set({ isSecure: false })).not.toContain('Secure')
    expect(set({ domain: 'shop.example' })).toContain('; Domain=shop.example; Secure')
  })

  test('prolongs nothing when it is set again', () => {
    const endsAt = (now: number) => now / 1000 + Number(/Max-Age=(\d+)/.exec(set({ now })!)![1])
    expect(endsAt(NOW + 30 * DAY_MS)).toBe(endsAt(NOW))
    expect(endsAt(NOW + 1)).toBeLessThanOrEqual(endsAt(NOW))
  })

  test('sets nothing in the last second, past the window, or for a landing in the future', () => {
    const age = (at: number) => set({}, { ...visit, at })
    expect(age(NOW - 90 * DAY_MS + 1000)).toContain('Max-Age=1;')
    expect(age(NOW - 90 * DAY_MS + 999)).toBeNull()
    expect(age(NOW - 90 * DAY_MS)).toBeNull()
    expect(age(NOW + DAY_MS)).toContain(`Max-Age=${91 * 86_400};`)
    expect(age(NOW + DAY_MS + 1)).toBeNull()
  })

  test('asks for no more than the 400 days that browsers keep', () => {
    expect(set({ windowDays: 730 })).toContain('Max-Age=34560000;')
    expect(visitEnd(visit, { windowDays: 730, now: NOW })).toBe(NOW + 400 * DAY_MS)
    expect(visitEnd(visit, WINDOW)).toBe(visit.at + 90 * DAY_MS)
    expect(visitEnd(visit, { ...WINDOW, now: NOW + 89 * DAY_MS })).toBeNull()
  })

  test.each([
    { id: 'a;b' },
    { id: '' },
    { id: 'a.b' },
    { id: 'x'.repeat(129) },
    { code: 'a; Domain=evil.example' },
    { code: 'ä' },
    { at: 1.5 },
    { at: -1 },
    { at: Number.NaN },
  ])('refuses what no cookie can hold: %j', (wrong) => {
    expect(() => set({}, { ...visit, ...wrong })).toThrow(expect.objectContaining({ code: 'invalid' }))
  })

  test('refuses a domain that the host may not set cookies for', () => {
    expect(() => set({ domain: 'evil.example' })).toThrow(expect.objectContaining({ code: 'invalid' }))
    expect(() => set({ domain: 'shop.example; Path=/x' })).toThrow(expect.objectContaining({ code: 'invalid' }))
    expect(set({ domain: 'host', host: '127.0.0.1' })).not.toContain('Domain')
  })
})

test.each([
  ['shop.example', 'shop.example', true],
  ['shop.example', 'a.b.shop.example', true],
  ['Shop.Example', 'www.shop.example', true],
  ['localhost', 'localhost', true],
  ['www.shop.example', 'shop.example', false],
  ['shop.example', 'myshop.example', false],
  ['example', 'shop.example', false],
  ['.shop.example', 'www.shop.example', false],
  ['shop.example.', 'shop.example.', false],
  ['', '', false],
  ['127.0.0.1', '127.0.0.1', false],
  ['0.1', '127.0.0.1', false],
  ['[::1]', '[::1]', false],
  ['shop.example:8080', 'shop.example:8080', false],
])('a cookie for %s from %s: %s', (domain, host, isAllowed) => {
  expect(isCookieDomain(domain, host)).toBe(isAllowed)
})
