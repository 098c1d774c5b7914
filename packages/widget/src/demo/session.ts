import type { Claim, Invite, Link, PageOptions, Page, PartnerSession, PartnerView, RewardState } from '@goodword/core'
import { answering } from './answering.ts'
import { FATES } from './fates.ts'
import {
  amountOf,
  daysAgo,
  fateOf,
  friendAt,
  maskedEmail,
  offerOf,
  referralAt,
  rewardsOf,
  type DemoState,
} from './friends.ts'

/** A partner in front of the panel. What is done is remembered as long as the session. */
export function createDemoSession(state: DemoState): PartnerSession {
  const { scene } = state
  const { names, shop, code, get, friends, currency } = scene
  const answer = answering(scene.refusal)
  const figure = answering(scene.refusal ?? scene.figures)
  const limited = scene.figures === 'forbidden'
  const isCash = get[0] === 'cash'
  const places = Array.from({ length: friends }, (_, place) => place)
  const chosen = { name: names[0]!, locale: null, isListed: true }

  const linkWith = (code: string, label: string | null, clicks: number): Link => ({
    id: code,
    url: `${shop}?ref=${code}`,
    code,
    label,
    clicks,
  })
  const links = [linkWith(code, null, friends * 5)]
  const invites: Invite[] = []
  const claims: Claim[] = []
  if (friends) {
    links.push(linkWith('k7mq-2', `Instagram ${names[0]}`, friends))
    invites.push({ id: '1', email: maskedEmail('s'), at: daysAgo(9), state: 'sent', canRemind: true })
    claims.push({ id: '1', friend: friendAt(state, 4), at: daysAgo(1), state: 'waiting' })
  }
  const rewarded = () => places.filter((place) => FATES[fateOf(state, place)][1])
  const me = (): PartnerView => ({
    id: '',
    kind: isCash ? 'affiliate' : 'customer',
    status: scene.isPaused ? 'paused' : 'active',
    links,
    coupon: null,
    offer: offerOf(state),
    tier: null,
    terms: null,
    limited,
    can: limited ? [] : ['links', 'invite', 'redeem', 'claim', 'leaderboard'],
    generosity: limited || isCash ? null : { given: state.given, most: get[1], step: get[1] / 4, currency },
    ...chosen,
  })

  return {
    me: answer(me),
    summary: figure((range) => {
      const sum = (wanted: RewardState) =>
        places.reduce((sum, place) => sum + (FATES[fateOf(state, place)][1] === wanted ? amountOf(state, place) : 0), 0)
      const earned = {
        currency,
        form: get[0],
        pending: sum('pending'),
        held: sum('held'),
        approved: sum('approved'),
        paid: sum('redeemed'),
        reversed: 0,
      }
      return {
        ...range,
        clicks: friends * 6,
        leads: friends,
        sales: rewarded().length,
        earned: friends ? [earned] : [],
        series: Array.from({ length: range.by && friends ? 31 : 0 }, (_, day) => ({
          at: daysAgo(30 - day).slice(0, 10),
          clicks: (day * 5) % 7,
          leads: +(day % 7 === 3),
          sales: 0,
          earned: [],
        })),
      }
    }),
    referrals: figure((page) => pageOf(places, (place) => referralAt(state, place), page)),
    rewards: figure((page) => pageOf(rewarded(), (place) => rewardsOf(state, place)[0]!, page)),
    update: figure(({ given = state.given, ...change }) => {
      state.given = given
      Object.assign(chosen, change)
      return me()
    }),
    createLink: figure(({ label }) => {
      const link = linkWith(`${code}-${links.length + 1}`, label, 0)
      links.push(link)
      return link
    }),
    invite: figure(({ emails }) => ({
      results: emails.map((email) => {
        if (invites.some(({ id }) => id === email)) return { email, outcome: 'known' }
        if (!/.@.+\../.test(email)) return { email, outcome: 'invalid' }
        invites.unshift({ id: email, email: maskedEmail(email[0]), at: daysAgo(0), state: 'sent', canRemind: false })
        return { email, outcome: 'sent' }
      }),
    })),
    invites: figure((page) => pageOf(invites, Object, page)),
    remind: figure((id) =>
      Object.assign(
        invites.find((invite) => invite.id === id)!,
        { canRemind: false },
      ),
    ),
    redeem: figure((id) => {
      state.redeemed.add(+id)
      return rewardsOf(state, +id)[0]!
    }),
    claim: figure(() => ({ state: 'waiting' })),
    claims: figure((page) => pageOf(claims, Object, page)),
    confirmClaim: figure((_id, { isMine }) => Object.assign(claims[0]!, { state: isMine ? 'confirmed' : 'declined' })),
    leaderboard: figure(() => ({
      from: daysAgo(new Date().getUTCDate()),
      to: daysAgo(-1),
      rows: names.slice(0, friends).map((name, place) => ({
        rank: place + 1,
        name: place % 4 < 3 ? name : null,
        friends: 21 - place * 2,
        isMe: !place,
      })),
      people: friends,
      minimum: 5,
    })),
    close() {},
  }
}

/** One page of a list whose entries are made when they are asked for. */
function pageOf<P, T>(
  places: readonly P[],
  make: (place: P) => T,
  { after = '0', limit = 20 }: PageOptions = {},
): Page<T> {
  const end = +after + limit
  return { data: places.slice(+after, end).map((place) => make(place)), next: end < places.length ? String(end) : null }
}
