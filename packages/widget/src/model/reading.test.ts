import type { PartnerSession, PartnerView } from '@goodword/core'
import { signal } from '@preact/signals-core'
import { afterEach, expect, test, vi } from 'vitest'
import { createReading, may, type Reading } from './reading.ts'

const partner = (changes: Partial<PartnerView> = {}) =>
  ({ id: 'ada', limited: false, can: ['leaderboard'], ...changes }) as PartnerView
const session = { leaderboard: async () => {} } as unknown as PartnerSession

const open: { dispose(): void }[] = []
afterEach(() => open.splice(0).forEach((reading) => reading.dispose()))

function start<T>(read: (signal: AbortSignal) => Promise<T> | undefined, first: PartnerView | null = partner()) {
  const me = signal<PartnerView | null>(first)
  const reading: Reading<T> = createReading({ me, session: signal(session) }, (_, signal) => read(signal))
  open.push(reading)
  return { me, reading }
}

test('reads when the partner is known, and again whenever he was read again', async () => {
  let count = 0
  const { me, reading } = start(async () => ++count, null)
  expect(count).toBe(0)
  me.value = partner()
  await vi.waitFor(() => expect(reading.value.value).toBe(1))
  me.value = partner()
  await vi.waitFor(() => expect(reading.value.value).toBe(2))
})

test('reads nothing for somebody who may only see his link', async () => {
  const read = vi.fn(async () => 1)
  start(read, partner({ limited: true }))
  await Promise.resolve()
  expect(read).not.toHaveBeenCalled()
})

test('the newest answer wins, whenever an older one comes', async () => {
  const answers: ((value: string) => void)[] = []
  const { me, reading } = start(() => new Promise<string>((resolve) => answers.push(resolve)))
  me.value = partner()
  answers[1]?.('new')
  await vi.waitFor(() => expect(reading.value.value).toBe('new'))
  answers[0]?.('old')
  await Promise.resolve()
  expect(reading.value.value).toBe('new')
})

test('what failed leaves what was read before, and says so until it is read again', async () => {
  let isBroken = false
  const { me, reading } = start(async () => {
    if (isBroken) throw new Error('Not now.')
    return 1
  })
  await vi.waitFor(() => expect(reading.value.value).toBe(1))
  isBroken = true
  me.value = partner()
  await vi.waitFor(() => expect(reading.hasFailed.value).toBe(true))
  expect(reading.value.value).toBe(1)
  isBroken = false
  me.value = partner()
  await vi.waitFor(() => expect(reading.hasFailed.value).toBe(false))
})

test('a backend that throws at once has failed', async () => {
  const { reading } = start(() => {
    throw new Error('Not now.')
  })
  await vi.waitFor(() => expect(reading.hasFailed.value).toBe(true))
})

test('nothing of one person is left for another', async () => {
  let answer = (): void => {}
  let whose = 'ada'
  const { me, reading } = start(async () => {
    const name = whose
    if (name !== 'ada') await new Promise<void>((resolve) => (answer = resolve))
    return name
  })
  await vi.waitFor(() => expect(reading.value.value).toBe('ada'))
  whose = 'joe'
  me.value = partner({ id: 'joe' })
  expect(reading.value.value).toBeNull()
  answer()
  await vi.waitFor(() => expect(reading.value.value).toBe('joe'))
})

test('gives up what is on its way when it ends', () => {
  let given: AbortSignal | undefined
  const { reading } = start((signal) => {
    given = signal
    return new Promise<never>(() => {})
  })
  reading.dispose()
  expect(given?.aborted).toBe(true)
})

test.each([
  [partner(), session, true],
  [partner({ can: [] }), session, false],
  [partner({ can: undefined as never }), session, false],
  [partner(), {} as PartnerSession, false],
  [null, session, false],
])('may do only what the program lets him and the backend can: %#', (me, session, is) => {
  expect(may({ me: signal(me), session: signal(session) }, 'leaderboard', 'leaderboard')).toBe(is)
})
