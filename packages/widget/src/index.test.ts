// @vitest-environment node
import { expect, test } from 'vitest'
import { defineElements } from './index.ts'

test('importing and defining do nothing where there is no document', () => {
  expect(typeof document).toBe('undefined')
  expect(() => defineElements()).not.toThrow()
})
