/** @jsxImportSource preact */
import type { OfferTerms, Referral, ReferralState } from '@goodword/core'
import type { ComponentChildren } from 'preact'
import { explain, isMissed } from '../wording/status.ts'
import { Guard } from './Guard.tsx'
import { Icon } from './Icon.tsx'
import { PERSON } from './later-icons.ts'
import { More } from './More.tsx'
import type { ReferralPanelProps } from './ReferralPanel.tsx'
import { Tag } from './Tag.tsx'
import { Worth } from './Worth.tsx'

export interface FriendsProps extends ReferralPanelProps {
  offer: OfferTerms
  /** What stands there before there is anybody. */
  empty: ComponentChildren
}

/** Each friend, how far it got, and why it stands there. */
export function Friends(props: FriendsProps) {
  const { model, text, empty } = props
  const referrals = model.friends.items.value
  return (
    <section class="list">
      <h3>{text.say('friends')}</h3>
      {referrals.length ? (
        <ul>
          {referrals.map((referral, place) => (
            <li key={referral?.id ?? place} class="row" part="referral">
              <Guard {...props} of={referral}>
                <Friend {...props} referral={referral} />
              </Guard>
            </li>
          ))}
        </ul>
      ) : (
        empty
      )}
      <More list={model.friends} text={text} />
    </section>
  )
}

function Friend({ referral, model, offer, text }: FriendsProps & { referral: Referral }) {
  const { friend, status } = referral
  // The reward that the status speaks of: the least advanced one, which is the one in the same situation.
  const reward =
    referral.rewards.find((candidate) => candidate.status.reason === status.reason) ?? referral.rewards[0] ?? null
  return (
    <>
      <span class="avatar" aria-hidden="true">
        {initials(friend.name) ?? <Icon path={PERSON} />}
      </span>
      <p class="name">
        <bdi>{friend.name ?? friend.email ?? text.say('friend')}</bdi>
      </p>
      {reward && <Worth reward={reward} text={text} />}
      <p class="muted">{explain(text, { status, offer, reward, currency: model.program.value?.currency })}</p>
      <span class="end">
        {!isMissed(status) && <Steps state={status.state} />}
        <Tag status={status} text={text} />
      </span>
    </>
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
