/** One day of a window: always 86 400 000 ms, whatever the clocks do. */
export const DAY_MS = 86_400_000

/** Which touch inside the window is credited. */
export type AttributionModel = 'last' | 'first'

/** A click as attribution sees it. */
export interface Touch {
  /** Breaks ties after `at` and `receivedAt`: the greater id wins. */
  id: string
  /** When it happened, in milliseconds. */
  at: number
  /** When the backend heard of it, in milliseconds. */
  receivedAt: number
}

/** Tells whether a moment lies in the half-open window `start ≤ t < start + windowDays`. */
export function isInWindow(start: number, windowDays: number, t: number): boolean {
  return start <= t && t < start + windowDays * DAY_MS
}

/**
 * The touch that is credited with what happened at `at`, or `null` when none lies inside the window.
 * The answer does not depend on the order in which touches are given: later `at`, then later receipt, then greater id.
 */
export function creditedTouch<T extends Touch>(
  touches: readonly T[],
  options: { at: number; windowDays: number; model: AttributionModel },
): T | null {
  const inWindow = touches.filter((touch) => isInWindow(touch.at, options.windowDays, options.at))
  const ordered = inWindow.sort(byOccurrence)
  return (options.model === 'first' ? ordered[0] : ordered.at(-1)) ?? null
}

function byOccurrence(a: Touch, b: Touch): number {
  return a.at - b.at || a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1)
}
