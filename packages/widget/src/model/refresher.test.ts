import { expect, test, vi } from 'vitest'
import { createRefresher } from './refresher.ts'

function createTask() {
  const runs: { signal: AbortSignal; end: () => void }[] = []
  const task = (signal: AbortSignal) => new Promise<void>((end) => runs.push({ signal, end }))
  return { runs, refresher: createRefresher(task) }
}

test('many wishes during a run make one more run', async () => {
  const { runs, refresher } = createTask()
  refresher.again()
  refresher.again()
  refresher.again()
  expect(runs).toHaveLength(1)
  runs[0]!.end()
  await vi.waitFor(() => expect(runs).toHaveLength(2))
  runs[1]!.end()
  await Promise.resolve()
  expect(runs).toHaveLength(2)
})

test('a restart gives up the run that is on its way', () => {
  const { runs, refresher } = createTask()
  refresher.again()
  refresher.restart()
  expect(runs.map(({ signal }) => signal.aborted)).toEqual([true, false])
})

test('nothing runs after stop', async () => {
  const { runs, refresher } = createTask()
  refresher.again()
  refresher.again()
  refresher.stop()
  runs[0]!.end()
  await Promise.resolve()
  expect(runs).toHaveLength(1)
  expect(runs[0]!.signal.aborted).toBe(true)
})
