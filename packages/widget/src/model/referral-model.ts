import type {
  BackendAdapter,
  ErrorCode,
  Identity,
  OfferTerms,
  PartnerSession,
  PartnerView,
  ProgramView,
  Referral,
  Reward,
  Summary,
} from '@goodword/core'
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core'
import { codeOf } from './code-of.ts'
import { createJoinModel, type JoinModel } from './join-model.ts'
import { createList, type List } from './list.ts'
import { browserNetwork, type Network } from './network.ts'
import { isWebUrl } from '../share/web-url.ts'
import { createRefresher } from './refresher.ts'

export interface ReferralModelOptions {
  adapter: BackendAdapter
  /** Who the partner is; `null` offers to join where the backend can do that. */
  identity: Identity | null
  /** BCP 47, for the mail after joining. */
  locale?: () => string
  /** `false` reads the partner alone, for a face that shows neither figures nor friends nor rewards. */
  figures?: boolean
  network?: Network | undefined
  /** Milliseconds since 1970. */
  now?: () => number
  onError?: (code: ErrorCode) => void
  onJoin?: () => void
}

/**
 * `loading` until the link is known · `stranger` nobody is signed in · `ready` the link is known · `failed` it could not be
 * read.
 */
export type Stage = 'loading' | 'stranger' | 'ready' | 'failed'

/** Everything the referral panel shows, and what can be done there. */
export interface ReferralModel {
  readonly stage: ReadonlySignal<Stage>
  /** The URL to share, or `null` before it is known. */
  readonly link: ReadonlySignal<string | null>
  /** What both sides get, or `null` before it is known. */
  readonly offer: ReadonlySignal<OfferTerms | null>
  readonly me: ReadonlySignal<PartnerView | null>
  /** The session, or `null` before there is one: what the partner can do beyond reading. */
  readonly session: ReadonlySignal<PartnerSession | null>
  readonly program: ReadonlySignal<ProgramView | null>
  /** Everything since the beginning, or `null` before it is known. */
  readonly summary: ReadonlySignal<Summary | null>
  readonly friends: List<Referral>
  readonly rewards: List<Reward>
  /** Why the last read failed, or `null`. What was read before stays. */
  readonly trouble: ReadonlySignal<ErrorCode | null>
  /** When the figures were read, in milliseconds since 1970, or `null`. */
  readonly readAt: ReadonlySignal<number | null>
  readonly isOnline: ReadonlySignal<boolean>
  /** Figures come after the mailed link was opened. */
  readonly isLimited: ReadonlySignal<boolean>
  /** For a person without an identity, or `null` where the backend cannot join. */
  readonly join: JoinModel | null
  retry(): void
  /** Reads everything again, after something was done. */
  refresh(): void
  /** What was read makes no sense: forgets it, as if the read had failed. */
  fail(): void
  /** Ends the session and gives up what is on its way. Safe to repeat. */
  dispose(): void
}

// The whole life of the program. Not "until now": the backend's clock may be ahead of the browser's.
const EVER = { from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' }

export function createReferralModel(options: ReferralModelOptions): ReferralModel {
  const { adapter, network = browserNetwork, now = Date.now, figures = true } = options
  const me = signal<PartnerView | null>(null)
  const program = signal<ProgramView | null>(null)
  const summary = signal<Summary | null>(null)
  const trouble = signal<ErrorCode | null>(null)
  const isOnline = signal(network.isOnline())
  const readAt = signal<number | null>(null)
  const hasRead = signal(false)
  let isOver = false
  const session = signal<PartnerSession | null>(null)
  const asSession = () => session.peek() as PartnerSession
  const friends = createList<Referral>((page) => asSession().referrals(page))
  const rewards = createList<Reward>((page) => asSession().rewards(page))
  const join = options.identity || !adapter.join ? null : createJoinModel(adapter.join.bind(adapter), options, enter)
  const link = computed(() => me.value?.links[0]?.url ?? join?.result.value?.link ?? null)
  let stopListening: (() => void) | undefined

  const refresher = createRefresher(async (signal) => {
    let failure: ErrorCode | undefined
    // What fails is told of at once, and keeps nothing else from being read.
    const attempt = async (read: () => unknown) => {
      try {
        await read()
      } catch (error) {
        if (signal.aborted || failure) return
        report((failure = codeOf(error)))
      }
    }
    await Promise.all([readProgram(signal), attempt(() => readPartner(signal, attempt))])
    if (signal.aborted) return
    if (!failure) trouble.value = null
    hasRead.value = true
  })

  function report(code: ErrorCode) {
    trouble.value = code
    options.onError?.(code)
  }

  function fail() {
    refresher.stop() // what is still on its way belongs to the same answer
    batch(() => {
      forget()
      me.value = program.value = null
      report('unavailable')
    })
  }

  function forget() {
    summary.value = null
    friends.clear()
    rewards.clear()
  }

  async function readProgram(signal: AbortSignal) {
    if (program.peek() || !adapter.program) return
    try {
      const view = await adapter.program({ signal })
      if (!signal.aborted) program.value = view
    } catch {
      // It only adds: the offer before joining, the terms, the owner's colours. The panel works without.
    }
  }

  async function readPartner(signal: AbortSignal, attempt: (read: () => unknown) => Promise<void>) {
    const current = session.peek()
    if (!current) return
    const view = await current.me({ signal })
    if (signal.aborted) return
    if (!isWebUrl(view.links[0]!.url)) throw new TypeError('There is no link to share.')
    batch(() => {
      // The page's tokens have become somebody else's: nobody sees a friend of another.
      if (me.peek() && me.peek()?.id !== view.id) forget()
      me.value = { ...view }
    })
    // Also while there is nothing but the link: a change may be that there is more to see.
    await attempt(() => (stopListening ??= current.onChange?.(refresher.again)))
    if (view.limited || !figures) return
    await Promise.all([
      attempt(async () => {
        const all = await current.summary(EVER, { signal })
        if (signal.aborted) return
        batch(() => {
          summary.value = all
          readAt.value = now()
        })
      }),
      attempt(() => friends.refresh(signal)),
      attempt(() => rewards.refresh(signal)),
    ])
  }

  function enter(identity: Identity) {
    if (!adapter.partner || isOver) return
    try {
      session.value = adapter.partner(identity)
    } catch {
      return fail() // an adapter must not throw here; a host's own may
    }
    refresher.restart()
  }

  const stopNetwork = network.onChange(() => {
    isOnline.value = network.isOnline()
    if (isOnline.peek()) refresher.restart()
  })

  if (options.identity && adapter.partner) enter(options.identity)
  else refresher.restart()

  return {
    stage: computed(() => {
      if (link.value) return 'ready'
      if (!session.value && hasRead.value) return 'stranger'
      return trouble.value ? 'failed' : 'loading'
    }),
    link,
    offer: computed(() => me.value?.offer ?? program.value?.offer ?? null),
    me,
    session,
    program,
    summary,
    friends,
    rewards,
    trouble,
    readAt,
    isOnline,
    isLimited: computed(() => me.value?.limited ?? join?.result.value != null),
    join,
    fail,
    refresh: refresher.again,
    retry() {
      trouble.value = null
      refresher.restart()
    },
    dispose() {
      isOver = true
      stopNetwork()
      stopListening?.()
      refresher.stop()
      try {
        session.peek()?.close()
      } catch {
        // it is over anyway
      }
    },
  }
}
