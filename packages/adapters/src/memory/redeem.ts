import { GoodwordError, type Reward } from '@goodword/core'
import type { Books } from './books.ts'
import type { BookedPartner } from './facts.ts'
import { hideCustomer, settleAll, viewReward } from './views.ts'

/** No letters that are read as another: no i, l, o, 0, 1. */
const UNAMBIGUOUS = 'abcdefghjkmnpqrstuvwxyz23456789'
const CODE_LENGTH = 10

/** Takes a reward of the partner's own for a code, once. */
export function redeemReward(books: Books, partner: BookedPartner, rewardId: string): Reward {
  const due = settleAll(books)
    .flatMap(({ rewards }) => rewards)
    .find((reward) => reward.id === rewardId && reward.partner === partner && reward.side === 'partner')
  if (!due) throw new GoodwordError('not_found')
  if (!books.redemptions.has(rewardId)) {
    const { form, status } = viewReward(books, due)
    if (form === 'cash' || status.state !== 'approved') throw new GoodwordError('conflict')
    books.redemptions.set(rewardId, makeCode(new Set(books.redemptions.values())))
    books.changes.emit('reward', partner.id)
  }
  return hideCustomer(viewReward(books, due))
}

/** A code that is not among those already given. */
function makeCode(taken: ReadonlySet<string>): string {
  const letters = Array.from(
    { length: CODE_LENGTH },
    () => UNAMBIGUOUS[Math.floor(Math.random() * UNAMBIGUOUS.length)]!,
  )
  const code = letters.join('')
  return taken.has(code) ? makeCode(taken) : code
}
