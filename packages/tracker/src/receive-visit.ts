import { DAY_MS } from '@goodword/core'
import { findCode, type List } from './find-code.ts'
import { createId } from './id.ts'
import type { Tracker } from './tracker.ts'
import { HANDED_OVER } from './visit.ts'

export interface ReceiveOptions {
  params: List
  deny?: List | undefined
  model?: unknown
  /** For how many days a visit is remembered. Default: 90. */
  window?: unknown
}

/**
 * Takes up the visit that another domain of the owner has handed over in the URL, as `decorateLinks` does there: the same visit
 * with the same id, so that it counts once. One that is older than the visit that is known here displaces nothing; one
 * whose time makes no sense is a landing of now, and one without an id a landing like any other.
 */
export function receiveVisit(
  { land, visit }: Pick<Tracker, 'land' | 'visit'>,
  { params, deny, model, window }: ReceiveOptions,
  now = Date.now(),
): void {
  const { href } = location
  const code = href.includes(HANDED_OVER) && findCode(href, params, deny)
  const known = visit()
  if (!code || (known && model === 'first')) return
  const [, id, time] = new RegExp(`${HANDED_OVER}([\\w-]{1,128})\\.(\\d{1,15})(?![^&#])`).exec(href) ?? []
  const days = Number(window) > 0 ? Number(window) : 90
  const isNow = !(Number(time) <= now + DAY_MS && Number(time) > now - days * DAY_MS)
  if (known && (id ? known.id === id || known.at > Number(time) : known.code === code)) return
  land({ id: id ?? createId(), code, at: isNow ? now : Number(time) })
}
