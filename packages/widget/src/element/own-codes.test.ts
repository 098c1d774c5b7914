import type { DetachedWindowAPI } from 'happy-dom'
import { beforeEach, expect, test, vi } from 'vitest'
import { forgetOwnCodes, rememberOwnCodes } from './own-codes.ts'

const { happyDOM } = globalThis as unknown as { happyDOM: DetachedWindowAPI }

beforeEach(() => {
  happyDOM.setURL('https://app.shop.example/account')
  forgetOwnCodes()
})

const own = () => /goodword_own=([^;]*)/.exec(document.cookie)?.[1]

test('writes the codes with a mark around each, and a code once, in either case', () => {
  rememberOwnCodes(['ada1', 'ada-insta'])
  rememberOwnCodes(['ADA1'])
  expect(own()).toBe('@ada-insta@ada1@')
})

test('keeps the newest ten', () => {
  rememberOwnCodes(Array.from({ length: 8 }, (_, index) => `first${index}`))
  rememberOwnCodes(Array.from({ length: 4 }, (_, index) => `last${index}`))
  expect(own()).toBe('@first2@first3@first4@first5@first6@first7@last0@last1@last2@last3@')
})

test('other hosts of the root domain see them', () => {
  rememberOwnCodes(['ada1'])
  happyDOM.setURL('https://www.shop.example/')
  expect(own()).toBe('@ada1@')
})

test('writes nothing without a code, and forgets all', () => {
  rememberOwnCodes([])
  expect(own()).toBeUndefined()
  rememberOwnCodes(['ada1'])
  forgetOwnCodes()
  expect(own()).toBeUndefined()
})

test('asks for Lax, for https alone where the page is, and for 90 days', () => {
  const written = vi.spyOn(document, 'cookie', 'set')
  rememberOwnCodes(['ada1'])
  const cookie = written.mock.calls.at(-1)?.[0]
  expect(cookie).toMatch(/domain=shop\.example/)
  expect(cookie).toMatch(/samesite=lax.*secure/)
  expect(cookie).toContain(`max-age=${90 * 24 * 60 * 60};`)
  written.mockRestore()
})

test('breaks nothing where cookies are forbidden', () => {
  const forbidden = vi.spyOn(document, 'cookie', 'get').mockImplementation(() => {
    throw new Error('SecurityError')
  })
  expect(() => rememberOwnCodes(['ada1'])).not.toThrow()
  forbidden.mockRestore()
})

test('on a public suffix of two labels the codes are kept on the domain below it, also the second time', () => {
  happyDOM.setURL('https://shop.example.co.uk/')
  let jar = 'goodword_own=@old@'
  const read = vi.spyOn(document, 'cookie', 'get').mockImplementation(() => jar)
  const written = vi.spyOn(document, 'cookie', 'set').mockImplementation((cookie) => {
    if (!cookie.includes('domain=co.uk')) jar = cookie.split(';')[0]!
  })
  rememberOwnCodes(['new'])
  read.mockRestore()
  written.mockRestore()
  expect(jar).toBe('goodword_own=@old@new@')
})
