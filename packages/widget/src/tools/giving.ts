import type { Generosity, OfferTerms, RewardTerms } from '@goodword/core'
import { computed, signal, type ReadonlySignal } from '@preact/signals-core'
import { createCommand, type Command } from '../model/command.ts'
import type { ReferralModel } from '../model/referral-model.ts'

/** Moving a part of one's own reward to one's friends. */
export interface Giving {
  /** What is chosen, kept or not yet; in minor units. */
  readonly given: ReadonlySignal<number>
  /** The offer as it is with that, or `null` while nothing differs from what is kept. */
  readonly offer: ReadonlySignal<OfferTerms | null>
  readonly step: Command<number, unknown>['step']
  /** Chooses, and keeps nothing. */
  move(given: number): void
  /** Keeps what is chosen, also what is chosen while that is on its way. When it fails, what was kept before is chosen again. */
  keep(): Promise<void>
}

export function createGiving(
  { me, session, refresh }: Pick<ReferralModel, 'me' | 'session' | 'refresh'>,
  onKept: (given: number, currency: string) => void,
): Giving {
  // While it differs from what the backend last said.
  const chosen = signal<{ given: number; before: Generosity } | null>(null)
  const kept = computed(() => me.value?.generosity ?? null)
  const keeping = createCommand(async (given: number) => session.peek()?.update?.({ given }))
  // What was read anew stands, whatever was chosen before.
  const fresh = computed(() => (chosen.value && chosen.value.before === kept.value ? chosen.value : null))

  function move(given: number) {
    const before = kept.peek()
    if (before) chosen.value = { given, before }
  }

  async function keep(): Promise<void> {
    const now = fresh.peek()
    if (!now || keeping.step.peek() === 'sending') return
    const isKept = (await keeping.run(now.given)) != null
    const newest = chosen.peek()
    if (!isKept) chosen.value = null
    else if (newest && newest.given !== now.given) {
      move(newest.given)
      return keep()
    } else {
      onKept(now.given, now.before.currency)
      refresh()
    }
  }

  return {
    given: computed(() => fresh.value?.given ?? kept.value?.given ?? 0),
    offer: computed(() => {
      const offer = me.value?.offer
      if (!offer || !fresh.value) return null
      const { given, before } = fresh.value
      return moved(offer, given - before.given, before.currency)
    }),
    step: keeping.step,
    move,
    keep,
  }
}

/** An offer in which so much more goes to the friend, out of the first reward of each side that is fixed in that currency. */
export function moved({ partner, customer }: OfferTerms, amount: number, currency: string): OfferTerms {
  return { partner: withMore(partner, -amount, currency), customer: withMore(customer, amount, currency) }
}

function withMore(terms: RewardTerms[], amount: number, currency: string): RewardTerms[] {
  const place = terms.findIndex(({ fixed }) => fixed?.currency === currency)
  return terms.map((one, index) =>
    one.fixed && index === place ? { ...one, fixed: { amount: one.fixed.amount + amount, currency } } : one,
  )
}
