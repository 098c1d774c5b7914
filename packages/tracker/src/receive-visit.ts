import { DAY_MS } from '@goodword/core'
import type { Tracker } from './tracker.ts'

export interface ReceiveOptions {
  /** For how many days a visit is remembered. Default: 90. */
  window?: unknown
}

/**
 * Gives the visit that another domain of the owner has handed over in the URL, as `decorateLinks` does there, the time at which it
 * happened; with its id the tracker has taken it up as it landed. A time that makes no sense, or is past the window, is none.
 */
export function receiveVisit(
  { land, visit }: Pick<Tracker, 'land' | 'visit'>,
  { window }: ReceiveOptions,
  now = Date.now(),
): void {
  const [, id, time] = /[?&]goodword_visit=([\w-]{1,64})\.(\d{1,15})(?![^&#])/.exec(location.href) ?? []
  const at = Number(time)
  const days = Number(window) > 0 ? Number(window) : 90
  const known = visit()
  if (known && known.id === id && at < known.at && at > now - days * DAY_MS) land({ ...known, at })
}
