import type { BackendAdapter, PartnerSession } from '../adapter.ts'
import { STANDARD_WORLD } from './fixtures.ts'
import type { AdapterHarness, World } from './harness.ts'

/** One thing that every adapter does. */
export interface Check {
  /** A sentence about behaviour. */
  name: string
  world: World
  /** Rejects when the adapter does otherwise. */
  run(harness: AdapterHarness): Promise<void>
}

/** What the contract says about one of its members. */
export interface Suite {
  title: string
  /** The optional members that it is about; none for what every adapter has. */
  needs: Capability[]
  checks: Check[]
}

/** An optional member of the contract. */
export type Capability = 'program' | 'join' | 'partner' | 'onChange'

export function check(name: string, run: Check['run'], world: World = STANDARD_WORLD): Check {
  return { name, world, run }
}

/** Tells whether an adapter declares a capability: it is there, or it is absent. */
export function can(adapter: BackendAdapter, capability: Capability): boolean {
  if (capability !== 'onChange') return adapter[capability] !== undefined
  const session = adapter.partner?.({ token: 'capability' })
  session?.close()
  return session?.onChange !== undefined
}

/** A session as a user of the host's. Only for suites that need `partner`. */
export async function sessionOf({ adapter, host }: AdapterHarness, externalId = 'ada'): Promise<PartnerSession> {
  return openSession(adapter, { token: await host.token(externalId) })
}

/** `adapter.partner(…)`, where the suite has made sure that it is there. */
export function openSession(
  adapter: BackendAdapter,
  identity: Parameters<NonNullable<BackendAdapter['partner']>>[0],
): PartnerSession {
  if (!adapter.partner) throw new TypeError('This check needs partner().')
  return adapter.partner(identity)
}
