/** @jsxImportSource preact */
import { Board } from './Board.tsx'
import type { ReferralPanelProps } from './ReferralPanel.tsx'
import { Rewards } from './Rewards.tsx'

/** What was earned, and who brought most friends. */
export function RewardSide(props: ReferralPanelProps) {
  const { model, has } = props
  const offer = model.offer.value
  if (!offer || model.isLimited.value) return null
  // No bone to be seen; but what stands below waits for it, and does not move.
  if (!model.rewards.isKnown.value && !model.trouble.value) return <i class="bones" />
  return (
    <div class="come">
      {has('rewards') && <Rewards {...props} offer={offer} />}
      {has('leaderboard') && <Board {...props} />}
    </div>
  )
}
