import { GoodwordError } from '@goodword/core'

/** A place in a list, newest first: the time and number of the last row seen. */
export interface Place {
  at: number
  seq: number
}

/** What part of a list is asked for. */
export interface PageOf {
  programId: string
  after: Place | null
  limit: number
}

/** Rows and where to go on; `null` at the end. */
export interface Rows<T> {
  rows: T[]
  next: string | null
}

/** A cursor says its program, so that a foreign one is refused, and nothing that a caller should read. */
export function writeCursor(programId: string, { at, seq }: Place): string {
  return Buffer.from(JSON.stringify([programId, at, seq])).toString('base64url')
}

/** Reads a cursor. Throws `invalid` for one that is not of this program's making. */
export function readCursor(programId: string, cursor: string): Place {
  try {
    const [program, at, seq] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (program === programId && Number.isSafeInteger(at) && Number.isSafeInteger(seq)) {
      return { at: at as number, seq: seq as number }
    }
  } catch {
    // not JSON: refused below like any other foreign cursor
  }
  throw new GoodwordError('invalid', '/after: Not a cursor of this list. Take "next" of the page before.')
}

/** Cuts the one row too many that tells that there are more. */
export function toPage<T>(page: PageOf, found: T[], placeOf: (row: T) => Place): Rows<T> {
  const rows = found.slice(0, page.limit)
  const last = rows.at(-1)
  const hasMore = found.length > page.limit
  return { rows, next: hasMore && last !== undefined ? writeCursor(page.programId, placeOf(last)) : null }
}
