import { beforeEach, expect, test } from 'vitest'
import { cookieMemory } from './cookie-memory.ts'

beforeEach(() => cookieMemory.write('k7mq', null))

test('remembers the answer to one code, and forgets it', () => {
  expect(cookieMemory.read('k7mq')).toBeNull()
  cookieMemory.write('k7mq', 'dismissed')
  expect(cookieMemory.read('k7mq')).toBe('dismissed')
  expect(cookieMemory.read('other')).toBeNull()
  cookieMemory.write('k7mq', null)
  expect(cookieMemory.read('k7mq')).toBeNull()
})

test('the newest code takes the place of the one before', () => {
  cookieMemory.write('k7mq', 'kept')
  cookieMemory.write('other', 'kept')
  expect(cookieMemory.read('k7mq')).toBeNull()
  expect(cookieMemory.read('other')).toBe('kept')
  cookieMemory.write('other', null)
})
