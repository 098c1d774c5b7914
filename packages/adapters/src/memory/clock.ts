/** A clock that tests move. Milliseconds since 1970. */
export interface Clock {
  now(): number
  /** Sets the time, forwards or back. Holds that end by then have ended when it returns. */
  set(now: number): void
}

/** A clock that stands still until it is set, so that a test reads the same times on every run. */
export function createClock(start: number, onSet: () => void): Clock {
  let time = start
  return {
    now: () => time,
    set(now) {
      time = now
      onSet()
    },
  }
}
