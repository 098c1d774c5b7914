import { isGoodwordError, type BackendAdapter, type Identity, type JoinResult } from '@goodword/core'
import { signal, type ReadonlySignal } from '@preact/signals-core'
import type { ReferralModelOptions } from './referral-model.ts'

/** The small form of a person whom nobody has signed in. */
export interface JoinModel {
  readonly step: ReadonlySignal<'asking' | 'sending' | 'invalid' | 'failed' | 'joined'>
  readonly result: ReadonlySignal<JoinResult | null>
  /** Asks for a link. An address that cannot be one is refused here; while one is on its way, nothing is sent. */
  submit(email: string): Promise<void>
}

// Only what no address can lack; the mail itself is the real check.
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export function createJoinModel(
  join: NonNullable<BackendAdapter['join']>,
  options: Pick<ReferralModelOptions, 'locale' | 'onJoin' | 'onError'>,
  enter: (identity: Identity) => void,
): JoinModel {
  const step = signal<'asking' | 'sending' | 'invalid' | 'failed' | 'joined'>('asking')
  const result = signal<JoinResult | null>(null)
  return {
    step,
    result,
    async submit(address) {
      const email = address.trim()
      if (step.peek() === 'sending') return
      if (!ADDRESS.test(email)) {
        step.value = 'invalid'
        return
      }
      step.value = 'sending'
      const locale = options.locale?.()
      try {
        result.value = await join({ email, ...(locale && { locale }) })
        step.value = 'joined'
      } catch (error) {
        step.value = 'failed'
        options.onError?.(isGoodwordError(error) ? error.code : 'unavailable')
        return
      }
      options.onJoin?.()
      enter({ token: result.value.token })
    },
  }
}
