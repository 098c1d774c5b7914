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

/** An optional member of the contract: of an adapter, or of its sessions. */
export type Capability = AdapterCapability | SessionCapability

const ADAPTER_CAPABILITIES = ['program', 'friend', 'join', 'partner'] as const
type AdapterCapability = (typeof ADAPTER_CAPABILITIES)[number]

/** An optional member of a session. */
export type SessionCapability = {
  [Name in keyof PartnerSession]-?: undefined extends PartnerSession[Name] ? Name : never
}[keyof PartnerSession]

export function check(name: string, run: Check['run'], world: World = STANDARD_WORLD): Check {
  return { name, world, run }
}

/** Tells whether an adapter declares a capability: it is there, or it is absent. */
export function can(adapter: BackendAdapter, capability: Capability): boolean {
  if (isOfAdapter(capability)) return adapter[capability] !== undefined
  const session = adapter.partner?.({ token: 'capability' })
  session?.close()
  return session?.[capability] !== undefined
}

function isOfAdapter(capability: Capability): capability is AdapterCapability {
  return (ADAPTER_CAPABILITIES as readonly string[]).includes(capability)
}

/** A session as a user of the host's. Only for suites that need `partner`. */
export async function sessionOf({ adapter, host }: AdapterHarness, externalId = 'ada'): Promise<PartnerSession> {
  return openSession(adapter, { token: await host.token(externalId) })
}

/** A session as a user of the host's, of which the suite has made sure that it has the members it needs. */
export async function ableSessionOf(harness: AdapterHarness, externalId?: string): Promise<Required<PartnerSession>> {
  return (await sessionOf(harness, externalId)) as Required<PartnerSession>
}

/** `adapter.partner(…)`, where the suite has made sure that it is there. */
export function openSession(
  adapter: BackendAdapter,
  identity: Parameters<NonNullable<BackendAdapter['partner']>>[0],
): PartnerSession {
  if (!adapter.partner) throw new TypeError('This check needs partner().')
  return adapter.partner(identity)
}
