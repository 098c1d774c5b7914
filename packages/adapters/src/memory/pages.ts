import { GoodwordError, type Page, type PageOptions } from '@goodword/core'

/** Of two from the same moment, the one with the greater id comes first. */
export function newestFirst<T extends { id: string }>(items: readonly T[], timeOf: (item: T) => string): T[] {
  return items.toSorted((a, b) => timeOf(b).localeCompare(timeOf(a)) || (a.id < b.id ? 1 : -1))
}

/** One page of a list. The cursor is the id of the last item of the page before. */
export function cutPage<T extends { id: string }>(
  items: readonly T[],
  { after, limit = 20 }: PageOptions = {},
): Page<T> {
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw new GoodwordError('invalid', 'A page holds 1 to 100 items.')
  }
  const last = items.findIndex((item) => item.id === after)
  if (after !== undefined && last < 0)
    throw new GoodwordError('invalid', 'This page is not known. Start from the first.')
  const data = items.slice(last + 1, last + 1 + limit)
  const isEnd = last + 1 + limit >= items.length
  return { data, next: isEnd ? null : (data.at(-1)?.id ?? null) }
}
