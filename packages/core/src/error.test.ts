import { expect, test } from 'vitest'
import { ERRORS, GoodwordError, isErrorCode, isGoodwordError } from './error.ts'

test('an error says what happened and whether trying again may help', () => {
  const error = new GoodwordError('unavailable', undefined, { retryAfterMs: 500, cause: 'socket' })
  expect(error).toMatchObject({ code: 'unavailable', retryable: true, retryAfterMs: 500, cause: 'socket' })
  expect(error.message).toBe(ERRORS.unavailable.message)
  expect(new GoodwordError('invalid', 'The name is empty.')).toMatchObject({
    retryable: false,
    message: 'The name is empty.',
  })
})

test('is known by its name, since scripts and frames duplicate classes', () => {
  expect(isGoodwordError(Object.assign(new Error('x'), { name: 'GoodwordError' }))).toBe(true)
  expect(isGoodwordError(new Error('x'))).toBe(false)
  expect(isGoodwordError(null)).toBe(false)
})

test('knows its own codes only', () => {
  expect(isErrorCode('token_expired')).toBe(true)
  expect(isErrorCode('toString')).toBe(false)
})
