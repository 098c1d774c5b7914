import type { PartnerSession } from '@goodword/core'
import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core'
import { createRefresher } from './refresher.ts'
import type { ReferralModel } from './referral-model.ts'

/** Something more of a partner than the panel's first figures. */
export interface Reading<T> {
  /** The newest answer, or `null` before there is one. */
  readonly value: ReadonlySignal<T | null>
  /** The last read failed. What was read before stays. */
  readonly hasFailed: ReadonlySignal<boolean>
  dispose(): void
}

/** Reads whenever the partner himself was read. `read` answers with nothing where he may not, or the backend cannot. */
export function createReading<T>(
  { me, session }: Pick<ReferralModel, 'me' | 'session'>,
  read: (session: PartnerSession, signal: AbortSignal) => Promise<T> | false | undefined,
): Reading<T> {
  const value = signal<T | null>(null)
  const hasFailed = signal(false)
  let whose: string | undefined
  const refresher = createRefresher(async (signal) => {
    let answer: T | false | undefined
    let isBroken = false
    try {
      answer = await read(session.peek()!, signal)
    } catch {
      isBroken = true
    }
    if (signal.aborted) return
    hasFailed.value = isBroken
    if (!isBroken) value.value = answer || null
  })
  const stop = effect(() => {
    const partner = me.value
    untracked(() => {
      if (partner?.id !== whose) value.value = null
      whose = partner?.id
      if (partner && !partner.limited) refresher.restart()
    })
  })
  return {
    value,
    hasFailed,
    dispose() {
      stop()
      refresher.stop()
    },
  }
}

/** Tells whether this session may do something, and the backend can. */
export function may(
  { me, session }: Pick<ReferralModel, 'me' | 'session'>,
  ability: string,
  member: keyof PartnerSession,
): boolean {
  return session.value?.[member] !== undefined && me.value?.can?.includes(ability) === true
}
