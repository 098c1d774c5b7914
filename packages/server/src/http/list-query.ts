import { Id } from '@goodword/core/wire/schemas'
import * as v from 'valibot'
import { readCursor, type PageOf } from '../store/pages.ts'

const DEFAULT_LIMIT = 20

/** The query of every list: `limit` 1 to 100 and `after`, a cursor. */
export const pageQuery = {
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(100))),
  after: v.optional(v.string()),
}

/** The query of the owner's lists. */
export const ownerListQuery = v.object({
  ...pageQuery,
  partnerId: v.optional(Id),
  customerId: v.optional(Id),
})

/** What part of the list a query asks for. Throws `invalid` for a foreign cursor. */
export function pageOfQuery(
  programId: string,
  query: { limit?: number | undefined; after?: string | undefined },
): PageOf {
  const after = query.after === undefined ? null : readCursor(programId, query.after)
  return { programId, after, limit: query.limit ?? DEFAULT_LIMIT }
}
