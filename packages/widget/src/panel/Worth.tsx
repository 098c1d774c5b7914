/** @jsxImportSource preact */
import type { Reward } from '@goodword/core'
import type { Text } from '../messages/text.ts'
import { worth } from '../wording/offer.ts'
import { isMissed } from '../wording/status.ts'

/** What a reward is worth; struck out when it does not count. */
export function Worth({ reward, text }: { reward: Reward; text: Text }) {
  const amount = worth(text, reward.form, reward.amount, reward.currency)
  return <span class="worth">{isMissed(reward.status) ? <s>{amount}</s> : amount}</span>
}
