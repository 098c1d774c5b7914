import type { Page, PageOptions } from '@goodword/core'
import { expect, test } from 'vitest'
import { createList } from './list.ts'

const page = (from: number, count: number, next: string | null): Page<number> => ({
  data: Array.from({ length: count }, (_, place) => from + place),
  next,
})
const { signal } = new AbortController()

test('is not known before it was read, nor after it was forgotten', async () => {
  const list = createList(async () => page(0, 0, null))
  expect(list.isKnown.value).toBe(false)
  await list.refresh(signal)
  expect(list.isKnown.value).toBe(true)
  list.clear()
  expect(list.isKnown.value).toBe(false)
})

test('reads on, and again as much as is shown', async () => {
  const asked: PageOptions[] = []
  const list = createList(async (options) => {
    asked.push(options)
    return options.after ? page(3, 20, null) : page(0, options.limit ?? 0, 'more')
  })
  await list.refresh(signal)
  expect(list.items.value).toHaveLength(3)
  await list.more()
  expect(list.items.value).toHaveLength(23)
  expect(list.hasMore.value).toBe(false)
  await list.refresh(signal)
  expect(asked.at(-1)?.limit).toBe(23)
})

test('says that reading on failed, keeps what is there, and can be asked again', async () => {
  let isBroken = true
  const list = createList<number>(async ({ after }) => {
    if (after && isBroken) throw new Error('Not now.')
    return after ? page(3, 1, null) : page(0, 3, 'more')
  })
  await list.refresh(signal)
  await list.more()
  expect(list.hasFailed.value).toBe(true)
  expect(list.items.value).toHaveLength(3)
  isBroken = false
  await list.more()
  expect(list.hasFailed.value).toBe(false)
  expect(list.items.value).toHaveLength(4)
})

test('drops a page that continues what has been replaced meanwhile', async () => {
  let answer: (page: Page<number>) => void = () => {}
  let next = 'a'
  const list = createList<number>(({ after }) =>
    after ? new Promise((resolve) => (answer = resolve)) : Promise.resolve(page(0, 3, next)),
  )
  await list.refresh(signal)
  const more = list.more()
  next = 'b'
  await list.refresh(signal)
  answer(page(100, 3, null))
  await more
  expect(list.items.value).toEqual([0, 1, 2])
  expect(list.hasMore.value).toBe(true)
})

test('takes no more of a page than a page may have', async () => {
  const list = createList(async () => page(0, 10_000, null))
  await list.refresh(signal)
  expect(list.items.value).toHaveLength(100)
})

test('an answer that is no page is refused, and changes nothing', async () => {
  let answer: unknown = page(0, 2, null)
  const list = createList(async () => answer as Page<number>)
  await list.refresh(signal)
  answer = {}
  await expect(list.refresh(signal)).rejects.toThrow()
  expect(list.items.value).toEqual([0, 1])
})

test('a refresh that is answered after more were shown takes none of them away', async () => {
  const all = Array.from({ length: 60 }, (_, place) => place)
  let held: (() => void) | undefined
  let isSlow = false
  const list = createList<number>(async ({ after = '0', limit = 20 }) => {
    if (isSlow && after === '0') await new Promise<void>((resolve) => (held = resolve))
    return { data: all.slice(Number(after), Number(after) + limit), next: String(Number(after) + limit) }
  })
  const { signal } = new AbortController()
  await list.refresh(signal)
  isSlow = true
  const refresh = list.refresh(signal)
  await list.more()
  isSlow = false
  held?.()
  await refresh
  expect(list.items.value).toEqual(all.slice(0, 23))
})
