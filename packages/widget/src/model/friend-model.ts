import type {
  BackendAdapter,
  ErrorCode,
  FriendView,
  Identity,
  PartnerSession,
  PartnerView,
  Visit,
} from '@goodword/core'
import { signal, type ReadonlySignal } from '@preact/signals-core'
import { codeOf } from './code-of.ts'
import { createCommand, type Command } from './command.ts'
import { browserNetwork, type Network } from './network.ts'
import { createRefresher } from './refresher.ts'
import { readSender } from './sender.ts'

/** What became of a friend's word. */
export type ClaimState = 'waiting' | 'confirmed'

export interface FriendModelOptions {
  adapter: Pick<BackendAdapter, 'friend' | 'partner'>
  /** The visit by which the friend came, asked before every read; `null`: none is known, or the backend may not hear of it. */
  visit: () => Visit | null
  /** Who is signed in: he may say who sent him, where the program allows that. */
  identity?: Identity | null
  network?: Network
  onClaim?: (state: ClaimState) => void
  onError?: (code: ErrorCode) => void
}

/** How far a friend has come, and, where nobody is known to have sent him, the way to say who did. */
export interface FriendModel {
  /** `null` before it is known, and when there is nothing to know. What was read stays when the next read fails. */
  readonly view: ReadonlySignal<FriendView | null>
  readonly isReading: ReadonlySignal<boolean>
  /** Why the last read failed, or `null`. */
  readonly trouble: ReadonlySignal<ErrorCode | null>
  readonly isOnline: ReadonlySignal<boolean>
  /** No sender is known, and this person may say who it was. */
  readonly canClaim: ReadonlySignal<boolean>
  /** Says who sent this person: a code, a link or an e-mail address, as somebody types it. */
  readonly claim: Command<string, { state: ClaimState }>
  /** Reads again; a read that is on its way is given up. */
  refresh(): void
  /** What was read makes no sense: forgets it, as if the read had failed. */
  fail(): void
  dispose(): void
}

export function createFriendModel(options: FriendModelOptions): FriendModel {
  const { adapter, identity, network = browserNetwork } = options
  const view = signal<FriendView | null>(null)
  const isReading = signal(false)
  const trouble = signal<ErrorCode | null>(null)
  const isOnline = signal(network.isOnline())
  const canClaim = signal(false)
  let me: PartnerView
  let session: PartnerSession | undefined

  const report = (error: unknown) => {
    const code = codeOf(error)
    options.onError?.(code)
    return code
  }

  const refresher = createRefresher(async (signal) => {
    isReading.value = true
    try {
      const visit = options.visit()
      const found = visit && (await adapter.friend?.(visit, { signal }))
      if (signal.aborted) return
      // In this order, so that there is something to see at any time, and the focus can stay in it.
      view.value = found ?? null
      trouble.value = null
      if (!found && identity && !canClaim.peek()) await readRight(identity, signal)
    } catch (error) {
      if (!signal.aborted) trouble.value = report(error)
    }
    if (!signal.aborted) isReading.value = false
  })

  async function readRight(identity: Identity, signal: AbortSignal) {
    try {
      session ??= adapter.partner?.(identity)
      if (!session?.claim) return
      me = await session.me({ signal })
      if (!signal.aborted) canClaim.value = me.can.includes('claim')
    } catch (error) {
      if (!signal.aborted) report(error) // who may not say it hears nothing of it
    }
  }

  const claim = createCommand(async (typed: string) => {
    const answer = await session!.claim!(readSender(typed, me.links[0]))
    options.onClaim?.(answer.state)
    return answer
  }, options.onError)

  const stopNetwork = network.onChange(() => {
    isOnline.value = network.isOnline()
    if (isOnline.peek()) refresher.restart()
  })
  refresher.restart()

  return {
    view,
    isReading,
    trouble,
    isOnline,
    canClaim,
    claim,
    refresh: refresher.restart,
    fail() {
      refresher.stop()
      isReading.value = false
      view.value = null
      trouble.value = report(null)
    },
    dispose() {
      stopNetwork()
      refresher.stop()
      try {
        session?.close()
      } catch {
        // it is over anyway
      }
    },
  }
}
