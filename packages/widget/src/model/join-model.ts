import type { BackendAdapter, Identity, JoinResult } from '@goodword/core'
import { computed, signal, type ReadonlySignal } from '@preact/signals-core'
import { createCommand } from './command.ts'
import type { ReferralModelOptions } from './referral-model.ts'

/** The small form of a person whom nobody has signed in. */
export interface JoinModel {
  readonly step: ReadonlySignal<'idle' | 'sending' | 'invalid' | 'failed' | 'done'>
  readonly result: ReadonlySignal<JoinResult | null>
  /** Asks for a link. An address that cannot be one is refused here; while one is on its way, nothing is sent. */
  submit(email: string): Promise<void>
}

/** Tells what lacks something that every address has. The mail itself is the real check. */
export function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
}

export function createJoinModel(
  join: NonNullable<BackendAdapter['join']>,
  options: Pick<ReferralModelOptions, 'locale' | 'onJoin' | 'onError'>,
  enter: (identity: Identity) => void,
): JoinModel {
  const isInvalid = signal(false)
  const asking = createCommand((email: string) => {
    const locale = options.locale?.()
    return join({ email, ...(locale && { locale }) })
  }, options.onError)
  return {
    step: computed(() => (isInvalid.value ? 'invalid' : asking.step.value)),
    result: asking.result,
    async submit(address) {
      const email = address.trim()
      if (asking.step.peek() === 'sending') return
      isInvalid.value = !isAddress(email)
      const joined = isInvalid.peek() ? null : await asking.run(email)
      if (!joined) return
      options.onJoin?.()
      enter({ token: joined.token })
    },
  }
}
