import type { PartnerKind } from '@goodword/core'
import type { OfferInput } from '@goodword/core/wire/schemas'
import { createAdapter, type MemoryAdapter } from './memory/adapter.ts'
import { createChanges } from './memory/changes.ts'
import { createClock } from './memory/clock.ts'
import { createFacts } from './memory/facts.ts'
import { readProgram, type ProgramOptions } from './memory/program.ts'

export type { MemoryAdapter } from './memory/adapter.ts'
export type { Clock } from './memory/clock.ts'
export type { Mail } from './memory/facts.ts'
export type { HostPartner, MemoryHost } from './memory/host.ts'
export type { ProgramOptions } from './memory/program.ts'

export interface MemoryOptions {
  /** The time to start at, in milliseconds. Default: the real time. The clock stands still until it is set. */
  now?: number
  /** The settings of the program. */
  program?: ProgramOptions
  /** What each side gets, by the kind of the partner who refers. Default: nobody gets anything. */
  offers?: Partial<Record<PartnerKind, OfferInput>>
}

/**
 * A whole backend in memory, for tests, demos and for reading: the contract in its plainest form. It keeps the facts it is
 * told and works everything else out when asked. Forgotten with the page; never for production.
 */
export function createMemoryAdapter({
  now = Date.now(),
  program = {},
  offers = {},
}: MemoryOptions = {}): MemoryAdapter {
  const changes = createChanges()
  return createAdapter('memory', {
    ...createFacts(),
    program: readProgram(program, offers),
    clock: createClock(now, () => changes.emit('reward')),
    changes,
    transact: (work) => work(), // nobody else has these books
  })
}
