import { GoodwordError } from '@goodword/core'
import { expect, test, vi } from 'vitest'
import { createCommand } from './command.ts'

test('does it once at a time and keeps what came back', async () => {
  const send = vi.fn(async (name: string) => `hello ${name}`)
  const command = createCommand(send)
  const first = command.run('Ada')
  expect(command.step.value).toBe('sending')
  expect(await command.run('Ben')).toBeNull()
  expect(await first).toBe('hello Ada')
  expect(command.step.value).toBe('done')
  expect(command.result.value).toBe('hello Ada')
  expect(send).toHaveBeenCalledTimes(1)
})

test('says why it failed, and can be done again', async () => {
  const onError = vi.fn()
  const send = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new GoodwordError('conflict'))
    .mockRejectedValueOnce(new Error('strange'))
    .mockResolvedValueOnce('done')
  const command = createCommand(send, onError)
  expect(await command.run(undefined)).toBeNull()
  expect([command.step.value, command.problem.value]).toEqual(['failed', 'conflict'])
  await command.run(undefined)
  expect(command.problem.value).toBe('unavailable')
  expect(await command.run(undefined)).toBe('done')
  expect(command.problem.value).toBeNull()
  expect(onError.mock.calls).toEqual([['conflict'], ['unavailable']])
})
