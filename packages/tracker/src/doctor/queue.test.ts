import { expect, test } from 'vitest'
import { examineQueue } from './queue.ts'
import { collect, CONFIG, openPage, titles } from './test-parts.ts'

const NOW = 1_764_000_000_000

function examine(stored: string | null, rejections: string[] = [], storage?: string) {
  openPage()
  if (stored !== null) (storage === 'session' ? sessionStorage : localStorage).setItem('goodword.q', stored)
  return examineQueue({ ...CONFIG, storage }, new Set(rejections), NOW)
}

const entry = (secondsAgo: number, attempts: number, secondsAhead: number) => [
  { at: NOW - secondsAgo * 1000 },
  attempts,
  NOW + secondsAhead * 1000,
]

test('an empty queue is fine, as is one that nobody can read', async () => {
  for (const stored of [null, '{}', 'null', 'not ours', '{"x":5}']) {
    const found = await titles(examine(stored))
    expect(found[0]).toBe('ok queue: No event waits')
  }
})

test('tells how many wait, since when, how often they were sent and when they are next', async () => {
  const stored = JSON.stringify({
    [CONFIG.key]: { 'click:v1': entry(600, 3, 40), 'lead:u1': entry(60, 1, 4) },
    pk_live_other_xxxxxxxxxxxxxxxx: { 'sale:o1': entry(5, 1, 4) },
  })
  const found = await collect(examine(stored))
  expect(found).toMatchObject([
    { state: 'warn', title: 'Events that wait: 2', detail: 'Oldest: 600 s. Attempts: 3. Next: 4 s.' },
    { state: 'note', title: 'Events wait for another key' },
  ])
  expect(await titles(examine(stored, [], 'session'))).toContain('warn queue: Events that wait: 2')
})

test('what was refused for good fails', async () => {
  expect(await titles(examine(null, ['amount_not_integer']))).toContain(
    'fail refused: Refused for good: amount_not_integer',
  )
})
