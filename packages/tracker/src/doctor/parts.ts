import type { Visit } from '@goodword/core'
import type { Choices } from '../choices.ts'
import type { Stay } from '../stay.ts'
import type { Tracker } from '../tracker.ts'

/** The options as the owner wrote them, bad values included. */
export interface DoctorConfig {
  key: string
  api: string
  params?: unknown
  deny?: unknown
  window?: unknown
  model?: unknown
  consent?: unknown
  gpc?: unknown
  storage?: unknown
  domain?: unknown
  links?: unknown
  clean?: unknown
  debug?: unknown
  /** URL that goodword.js came from. */
  home: string | URL
}

/** A visit that may tell how long it stays, as `withStay` makes it. */
export type KnownVisit = Visit & { stays?: Stay }

/** What the doctor asks the running tracker. */
export interface DoctorTracker extends Pick<Tracker, 'handOver' | 'on'> {
  visit(): KnownVisit | null
  /** What `watchChoices` returns, where consent managers are asked; `part` where they should be and `choices.js` did not arrive. */
  readonly choices?: Choices & { part?: null }
}

/** What goodword.js hands over: itself. */
export interface Parts extends DoctorTracker {
  /** Of goodword.js. */
  readonly version: string
  readonly config: DoctorConfig
}
