import { expect, test } from 'vitest'
import { inForce } from './in-force.ts'

const versions = [
  { version: 2, since: 200, value: 'new' },
  { version: 1, since: 100, value: 'old' },
]

test('applies the newest version of the time, from its first moment on', () => {
  expect(inForce(versions, 199)?.value).toBe('old')
  expect(inForce(versions, 200)?.value).toBe('new')
})

test('applies the first version to what came before it', () => {
  expect(inForce(versions, 5)?.value).toBe('old')
})

test('knows when there is none', () => {
  expect(inForce([], 5)).toBeNull()
})
