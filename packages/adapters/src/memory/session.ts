import { GoodwordError, type Identity, type PartnerSession } from '@goodword/core'
import { createCredential } from '../session/credential.ts'
import { runAbortably } from '../session/run-abortably.ts'
import { listAbilities, type Ability } from './abilities.ts'
import type { Books } from './books.ts'
import { answerClaim, claimSender, listClaims } from './claims.ts'
import { createLink } from './create-link.ts'
import type { Doors, Visitor } from './doors.ts'
import type { BookedPartner } from './facts.ts'
import { inviteFriends, listInvites, remindFriend } from './invites.ts'
import { rankPartners } from './leaderboard.ts'
import { cutPage, newestFirst } from './pages.ts'
import { viewPartner } from './partner-view.ts'
import { redeemReward } from './redeem.ts'
import { summarize } from './summary.ts'
import { updatePartner } from './update-partner.ts'
import { hideCustomer, settleAll, viewReferral, viewReward } from './views.ts'

/** What one partner may read and do. Every call authenticates anew, as it would over a network. */
export function createSession(books: Books, doors: Doors, identity: Identity): Required<PartnerSession> {
  const closing = new AbortController()
  const credential = createCredential(identity, async (person) => books.transact(() => doors.join(person)))
  let stopListening: (() => void)[] = []

  /** Answers for whoever this session is. */
  const answer = <T>(signal: AbortSignal | undefined, work: (visitor: Visitor) => T): Promise<T> =>
    runAbortably([closing.signal, signal], (signal) =>
      credential.use(async (token) => {
        signal.throwIfAborted()
        return books.transact(() => work(doors.admit(token)))
      }),
    )

  const answerFully = <T>(signal: AbortSignal | undefined, work: (partner: BookedPartner) => T): Promise<T> =>
    answer(signal, ({ partner, isLimited }) => {
      if (isLimited) throw new GoodwordError('forbidden', 'Open the mailed link to see your figures.')
      return work(partner)
    })

  const answerAble = <T>(
    ability: Ability,
    signal: AbortSignal | undefined,
    work: (partner: BookedPartner) => T,
  ): Promise<T> =>
    answerFully(signal, (partner) => {
      if (!listAbilities(books.program, false).includes(ability)) {
        throw new GoodwordError('forbidden', 'The program does not offer this.')
      }
      return work(partner)
    })

  return {
    me: (options) => answer(options?.signal, ({ partner, isLimited }) => viewPartner(books, partner, isLimited)),

    update: (change, options) =>
      answerFully(options?.signal, (partner) => {
        updatePartner(books, partner, change)
        return viewPartner(books, partner, false)
      }),

    summary: (range, options) => answerFully(options?.signal, (partner) => summarize(books, partner, range)),

    referrals: (page) =>
      answerFully(page?.signal, (partner) => {
        const own = settleAll(books).filter((settlement) => settlement.partner === partner)
        const referrals = own.map((settlement) => viewReferral(books, settlement))
        return cutPage(
          newestFirst(referrals, (referral) => referral.visitedAt ?? referral.joinedAt ?? ''),
          page,
        )
      }),

    rewards: (page) =>
      answerFully(page?.signal, (partner) => {
        const due = settleAll(books).flatMap((settlement) => settlement.rewards)
        const own = due.filter((reward) => reward.partner === partner && reward.side === 'partner')
        const rewards = own.map((reward) => hideCustomer(viewReward(books, reward)))
        return cutPage(
          newestFirst(rewards, (reward) => reward.earnedAt),
          page,
        )
      }),

    createLink: (link, options) => answerAble('links', options?.signal, (partner) => createLink(books, partner, link)),

    invite: (request, options) =>
      answerAble('invite', options?.signal, (partner) => inviteFriends(books, partner, request)),

    invites: (page) => answerAble('invite', page?.signal, (partner) => cutPage(listInvites(books, partner), page)),

    remind: (inviteId, options) =>
      answerAble('invite', options?.signal, (partner) => remindFriend(books, partner, inviteId)),

    redeem: (rewardId, options) =>
      answerAble('redeem', options?.signal, (partner) => redeemReward(books, partner, rewardId)),

    claim: (sender, options) => answerAble('claim', options?.signal, (partner) => claimSender(books, partner, sender)),

    claims: (page) => answerAble('claim', page?.signal, (partner) => cutPage(listClaims(books, partner), page)),

    confirmClaim: (claimId, { isMine }, options) =>
      answerAble('claim', options?.signal, (partner) => answerClaim(books, partner, claimId, isMine)),

    leaderboard: (options) => answerAble('leaderboard', options?.signal, (partner) => rankPartners(books, partner)),

    onChange(listener) {
      if (closing.signal.aborted) return () => {}
      let stop = () => {}
      let isStopped = false
      const start = async () => {
        const { partner, isLimited } = await credential.use(async (token) => books.transact(() => doors.admit(token)))
        if (!isStopped && !isLimited) stop = books.changes.listen(partner.id, listener)
      }
      start().catch(() => {}) // who cannot be let in hears nothing; his reads say why
      const end = () => {
        isStopped = true
        stop()
      }
      stopListening.push(end)
      return end
    },

    close() {
      closing.abort()
      for (const stop of stopListening) stop()
      stopListening = []
    },
  }
}
