import type { BackendAdapter } from '../adapter.ts'
import type { PartnerKind, PartnerStatus } from '../partner.ts'
import type { ConversionInput, ConversionResult, OfferInput, ProgramSettings } from '../wire/schemas/index.ts'

/** The world that a check begins with. A harness builds it afresh, so that no check feeds another. */
export interface World {
  program: { name: string; currency: string; windowDays: number }
  /** What the owner has set beside; as a new program has it when absent, but for `bots`, which a test program may count. */
  settings?: Partial<
    Pick<ProgramSettings, 'hosts' | 'bots' | 'invites' | 'redeem' | 'leaderboard' | 'claims' | 'generosity'>
  >
  /** What each side gets when a partner of the kind `customer` refers. */
  offer: OfferInput
  partners: readonly WorldPartner[]
}

export interface WorldPartner {
  /** The host's own user id. */
  externalId: string
  kind: PartnerKind
  name?: string
  email: string
  code: string
}

/** What the host's own server does. Each call has taken effect when it resolves. */
export interface HostSide {
  /** Reports a verified lead or sale. Rejects with a `GoodwordError`. */
  conversion(input: ConversionInput): Promise<ConversionResult>
  /**
   * A partner token. `good`: believed, also for a user who is nobody's partner yet. `expired`: was good once. `forged`: claims to
   * be of this program and was signed by somebody else.
   */
  token(externalId: string, kind?: 'good' | 'expired' | 'forged'): Promise<string>
  /** Pauses or reactivates a partner. */
  setStatus(externalId: string, status: PartnerStatus): Promise<void>
  /** The owner of this address wants no more invitations. Absent where the backend sends none. */
  unsubscribe?(email: string): Promise<void>
}

/** An adapter with its backend, and everything that a check must be able to do around it. */
export interface AdapterHarness {
  adapter: BackendAdapter
  /** The backend's clock. It may stand still or run, and need not start at the real time. */
  clock: {
    now(): number
    /** Moves on. Holds that end by then have ended when it resolves. */
    set(ms: number): Promise<void>
  }
  host: HostSide
  /** Leaves nothing behind. */
  close(): Promise<void>
}

/** Builds a world and an adapter that speaks with it. Called once for each check. */
export type MakeHarness = (world: World) => Promise<AdapterHarness>
