import { DAY_MS, GoodwordError } from '@goodword/core'
import type { Facts } from './facts.ts'
import { settle } from './settle.ts'

/** Throws `conflict` for a claim that comes too late, or of a customer with whom somebody is credited already. */
export function judgeClaim(facts: Facts, days: number, now: number): void {
  const first = Math.min(...facts.conversions.map((conversion) => conversion.at))
  if (first < now - days * DAY_MS)
    throw new GoodwordError('conflict', `It comes too late: this can be said within ${days} days.`)
  if (facts.claim !== null || settle(facts).credits.size > 0)
    throw new GoodwordError('conflict', 'Somebody is credited with this customer already.')
}

/** The state that an answer leads to. Throws `conflict` when it was answered otherwise before. */
export function judgeAnswer(state: 'waiting' | 'confirmed' | 'declined', isMine: boolean): 'confirmed' | 'declined' {
  const answered = isMine ? 'confirmed' : 'declined'
  if (state !== 'waiting' && state !== answered) throw new GoodwordError('conflict', `This claim is ${state} already.`)
  return answered
}
