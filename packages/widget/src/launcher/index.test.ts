// @vitest-environment node
import { expect, test } from 'vitest'

test('importing does nothing, and needs no document', async () => {
  expect(typeof document).toBe('undefined')
  await expect(import('./index.ts')).resolves.toHaveProperty('startLauncher')
})
