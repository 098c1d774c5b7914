import { quietly } from './quietly.ts'
import type { Tracker } from './tracker.ts'
import { HANDED_OVER } from './visit.ts'

const DAY_MS = 86_400_000

/**
 * Takes up the visit that another domain of the owner has handed over in the URL, as `decorateLinks` does there, at the end: the
 * same visit with the same id, so that it counts once. One whose time makes no sense is a landing of now.
 */
export function receiveVisit(
  { land, visit }: Pick<Tracker, 'land' | 'visit'>,
  { params, model }: { params: readonly string[]; model?: unknown },
  now = Date.now(),
): void {
  const last = (pattern: string) => quietly(() => new RegExp(`.*[?&#]${pattern}(?![^&#])`).exec(location.href)) ?? [] // a name may be no pattern
  const [, id, time] = last(`${HANDED_OVER}([\\w-]{1,128})\\.(\\d{1,15})`)
  const [, code] = last(`(?:${params.join('|')})=([\\w-]{1,64})`)
  const known = visit()
  if (!id || !code || (known && (model === 'first' || known.id === id))) return
  const at = Number(time)
  land({ id, code, at: at > now + DAY_MS ? now : at })
}
