import { findCode, type List } from './find-code.ts'
import type { Tracker } from './tracker.ts'
import { HANDED_OVER } from './visit.ts'

const DAY_MS = 86_400_000

/**
 * Takes up the visit that another domain of the owner has handed over in the URL, as `decorateLinks` does there: the same visit
 * with the same id, so that it counts once. One whose time makes no sense is a landing of now. One that is older than
 * the visit that is known here displaces nothing.
 */
export function receiveVisit(
  { land, visit }: Pick<Tracker, 'land' | 'visit'>,
  { params, deny, model }: { params: List; deny?: List | undefined; model?: unknown },
  now = Date.now(),
): void {
  const [, id, time] = new RegExp(`${HANDED_OVER}([\\w-]{1,128})\\.(\\d{1,15})(?![^&#])`).exec(location.href) ?? []
  const code = findCode(location.href, params, deny)
  const known = visit()
  const at = Number(time)
  if (!id || !code || (known && (model === 'first' || known.id === id || known.at > at))) return
  land({ id, code, at: at > now + DAY_MS ? now : at })
}
