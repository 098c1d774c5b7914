/** @jsxImportSource preact */
import type { OfferTerms, Reward } from '@goodword/core'
import type { Text } from '../messages/text.ts'
import type { List } from '../model/list.ts'
import { withForm, worth } from '../wording/offer.ts'
import { explain } from '../wording/status.ts'
import { More } from './More.tsx'
import { Tag } from './Tag.tsx'

/** Everything earned, newest first. Not there before there is anything. */
export function Rewards({ rewards, offer, text }: { rewards: List<Reward>; offer: OfferTerms; text: Text }) {
  if (!rewards.items.value.length) return null
  return (
    <section class="list rewards">
      <h3>{text.say('rewards')}</h3>
      <ul>
        {rewards.items.value.map((reward) => (
          <li key={reward.id} class="row reward" part="reward">
            <span class="name">
              {withForm(text, worth(text, reward.form, reward.amount, reward.currency), reward.form, reward.side)}
            </span>
            <Tag status={reward.status} text={text} />
            <p class="muted">{explain(text, { status: reward.status, offer, reward })}</p>
          </li>
        ))}
      </ul>
      <More list={rewards} text={text} />
    </section>
  )
}
