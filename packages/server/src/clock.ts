/** What the time is, in milliseconds since 1970. Token expiry and mailed links do not use it: they keep real time. */
export interface Clock {
  now(): number
}

/** The time of this machine. */
export const systemClock: Clock = { now: () => Date.now() }
