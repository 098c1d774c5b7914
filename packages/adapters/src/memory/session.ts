import { GoodwordError, type Identity, type Page, type PageOptions, type PartnerSession } from '@goodword/core'
import { createCredential } from '../session/credential.ts'
import { runAbortably } from '../session/run-abortably.ts'
import type { BookedProgram, Books } from './books.ts'
import { answerClaim, claimsOf, claimSender } from './claims.ts'
import type { Doors, Visitor } from './doors.ts'
import { inviteFriends, invitesOf, remindFriend } from './invites.ts'
import { viewLeaderboard } from './leaderboard.ts'
import { redeemReward } from './redeem.ts'
import { addLink, changePartner } from './self.ts'
import { summarize } from './summary.ts'
import { hideCustomer, settleAll, viewPartner, viewReferral, viewReward } from './views.ts'

/** What one partner may read. Every read authenticates anew, as it would over a network. */
export function createSession(books: Books, doors: Doors, identity: Identity): Required<PartnerSession> {
  const closing = new AbortController()
  const credential = createCredential(identity, async (person) => doors.join(person))
  let stopListening: (() => void)[] = []

  const enter = () => credential.use(async (token) => doors.admit(token))

  /** Answers a read for whoever this session is. */
  const read = <T>(signal: AbortSignal | undefined, answer: (visitor: Visitor) => T): Promise<T> =>
    runAbortably([closing.signal, signal], async (signal) => {
      const visitor = await enter()
      signal.throwIfAborted()
      return answer(visitor)
    })

  const readFully = <T>(signal: AbortSignal | undefined, answer: (visitor: Visitor) => T): Promise<T> =>
    read(signal, (visitor) => {
      if (visitor.isLimited) throw new GoodwordError('forbidden', 'Open the mailed link to see your figures.')
      return answer(visitor)
    })

  /** Does what the owner has switched on, and refuses what he has not. */
  const act = <Setting extends 'invites' | 'redeem' | 'claims' | 'leaderboard', T>(
    setting: Setting,
    signal: AbortSignal | undefined,
    answer: (visitor: Visitor, value: NonNullable<BookedProgram[Setting]>) => T,
  ): Promise<T> =>
    readFully(signal, (visitor) => {
      const value = books.program[setting]
      if (!value) throw new GoodwordError('forbidden', 'The program does not offer this.')
      return answer(visitor, value)
    })

  return {
    me: (options) => read(options?.signal, ({ partner, isLimited }) => viewPartner(books, partner, isLimited)),

    summary: (range, options) => readFully(options?.signal, ({ partner }) => summarize(books, partner, range)),

    referrals: (page) =>
      readFully(page?.signal, ({ partner }) => {
        const own = settleAll(books).filter((settlement) => settlement.partner === partner)
        const referrals = own.map((settlement) => viewReferral(books, settlement))
        return cut(
          newestFirst(referrals, (referral) => referral.visitedAt ?? referral.joinedAt ?? ''),
          page,
        )
      }),

    rewards: (page) =>
      readFully(page?.signal, ({ partner }) => {
        const due = settleAll(books).flatMap((settlement) => settlement.rewards)
        const own = due.filter((reward) => reward.partner === partner && reward.side === 'partner')
        const rewards = own.map((reward) => hideCustomer(viewReward(books, reward)))
        return cut(
          newestFirst(rewards, (reward) => reward.earnedAt),
          page,
        )
      }),

    update: (change, options) =>
      readFully(options?.signal, ({ partner }) => {
        changePartner(books, partner, change)
        return viewPartner(books, partner, false)
      }),

    createLink: (link, options) => readFully(options?.signal, ({ partner }) => addLink(books, partner, link)),

    invite: (request, options) =>
      act('invites', options?.signal, ({ partner }) => inviteFriends(books, partner, request)),

    invites: (page) =>
      act('invites', page?.signal, ({ partner }) =>
        cut(
          newestFirst(invitesOf(books, partner), ({ at }) => at),
          page,
        ),
      ),

    remind: (inviteId, options) =>
      act('invites', options?.signal, ({ partner }) => remindFriend(books, partner, inviteId)),

    redeem: (rewardId, options) =>
      act('redeem', options?.signal, ({ partner }) => redeemReward(books, partner, rewardId)),

    claim: (sender, options) => act('claims', options?.signal, ({ partner }) => claimSender(books, partner, sender)),

    claims: (page) =>
      act('claims', page?.signal, ({ partner }) =>
        cut(
          newestFirst(claimsOf(books, partner), ({ at }) => at),
          page,
        ),
      ),

    confirmClaim: (claimId, { isMine }, options) =>
      act('claims', options?.signal, ({ partner }) => answerClaim(books, partner, claimId, isMine)),

    leaderboard: (options) =>
      act('leaderboard', options?.signal, ({ partner }, { minimum }) => viewLeaderboard(books, partner, minimum)),

    onChange(listener) {
      if (closing.signal.aborted) return () => {}
      let stop = () => {}
      let isStopped = false
      const start = async () => {
        const { partner, isLimited } = await enter()
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

function newestFirst<T extends { id: string }>(items: readonly T[], timeOf: (item: T) => string): T[] {
  return items.toSorted((a, b) => timeOf(b).localeCompare(timeOf(a)) || (a.id < b.id ? 1 : -1))
}

/** The cursor is the id of the last item of the page before. */
function cut<T extends { id: string }>(items: readonly T[], { after, limit = 20 }: PageOptions = {}): Page<T> {
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw new GoodwordError('invalid', 'A page holds 1 to 100 items.')
  }
  const last = items.findIndex((item) => item.id === after)
  if (after !== undefined && last < 0)
    throw new GoodwordError('invalid', 'This page is not known. Start from the first.')
  const data = items.slice(last + 1, last + 1 + limit)
  const isEnd = last + 1 + limit >= items.length
  return { data, next: isEnd ? null : (data.at(-1)?.id ?? null) }
}
