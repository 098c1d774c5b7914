/** @jsxImportSource preact */
import type { OfferTerms, Referral, ReferralState } from '@goodword/core'
import type { ComponentChildren } from 'preact'
import type { Text } from '../messages/text.ts'
import type { List } from '../model/list.ts'
import { explain } from '../wording/status.ts'
import { Icon } from './Icon.tsx'
import { PERSON } from './later-icons.ts'
import { More } from './More.tsx'
import { Tag } from './Tag.tsx'
import { Worth } from './Worth.tsx'

export interface FriendsProps {
  friends: List<Referral>
  offer: OfferTerms
  text: Text
  /** What stands there before there is anybody. */
  empty: ComponentChildren
}

/** Each friend, how far it got, and why it stands there. */
export function Friends({ friends, offer, text, empty }: FriendsProps) {
  const referrals = friends.items.value
  return (
    <section class="list">
      <h3>{text.say('friends')}</h3>
      {referrals.length ? (
        <ul>
          {referrals.map((referral) => (
            <Friend key={referral.id} referral={referral} offer={offer} text={text} />
          ))}
        </ul>
      ) : (
        empty
      )}
      <More list={friends} text={text} />
    </section>
  )
}

function Friend({ referral, offer, text }: { referral: Referral; offer: OfferTerms; text: Text }) {
  const { friend, status } = referral
  // The reward that the status speaks of: the least advanced one, which is the one in the same situation.
  const reward =
    referral.rewards.find((candidate) => candidate.status.reason === status.reason) ?? referral.rewards[0] ?? null
  return (
    <li class="row" part="referral">
      <span class="avatar" aria-hidden="true">
        {initials(friend.name) ?? <Icon path={PERSON} />}
      </span>
      <p class="name">
        <bdi>{friend.name ?? friend.email ?? text.say('friend')}</bdi>
      </p>
      {reward && <Worth reward={reward} text={text} />}
      <p class="muted">{explain(text, { status, offer, reward })}</p>
      <span class="end">
        <Steps state={status.state} />
        <Tag status={status} text={text} />
      </span>
    </li>
  )
}

const REACHED: Readonly<Partial<Record<ReferralState, number>>> = { visited: 1, joined: 2, qualified: 3, rewarded: 4 }

/** How far along the four steps. Says in shape what the sentence says in words. */
function Steps({ state }: { state: ReferralState }) {
  const reached = REACHED[state]
  if (!reached) return null
  return (
    <span class="steps" aria-hidden="true">
      {[1, 2, 3, 4].map((step) => (
        <i key={step} class={step <= reached ? 'done' : ''} />
      ))}
    </span>
  )
}

/** The first letters of the first and the last word, or `null` without a name. */
function initials(name: string | null): string | null {
  const words = name?.trim().split(/\s+/) ?? []
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return (
    ends
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toUpperCase() || null
  )
}
