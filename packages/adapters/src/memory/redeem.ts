import { GoodwordError, type Reward } from '@goodword/core'
import type { BookedPartner, Books } from './books.ts'
import { hideCustomer, settleAll, viewReward } from './views.ts'

/** Turns an approved reward of a partner's own into a code, once. */
export function redeemReward(books: Books, partner: BookedPartner, rewardId: string): Reward {
  const own = settleAll(books).flatMap(({ rewards }) => rewards)
  const due = own.find((reward) => reward.id === rewardId && reward.partner === partner && reward.side === 'partner')
  if (!due) throw new GoodwordError('not_found')
  if (!books.redeemed.has(rewardId)) {
    const { form, status } = viewReward(books, due)
    if (form === 'cash' || status.state !== 'approved') {
      throw new GoodwordError('conflict', 'Only an approved reward that is no cash can be taken as a code.')
    }
    books.redeemed.set(rewardId, codeOf(books.nextNumber()))
    books.changes.emit('reward', partner.id)
  }
  return hideCustomer(viewReward(books, due))
}

/** Ten characters, none of which is mistaken for another. Numbered, so that a test can name it; a real backend draws lots. */
function codeOf(number: number): string {
  const digits = number.toString(24)
  return [...digits.padStart(10, '0')].map((digit) => 'ACDEFGHJKLMNPQRTUVWXY347'[parseInt(digit, 24)]).join('')
}
