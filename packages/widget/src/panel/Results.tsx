/** @jsxImportSource preact */
import type { Section } from '../element/sections.ts'
import { Missing } from './Missing.tsx'
import type { ReferralPanelProps } from './ReferralPanel.tsx'
import { FiguresSkeleton } from './Skeleton.tsx'

const RESULTS: readonly Section[] = ['stats', 'friends', 'claims', 'rewards', 'leaderboard']

/** What has come of the link, in its outline until there is something to show. */
export function Results(props: ReferralPanelProps) {
  const { model, later, parts, has } = props
  if (!RESULTS.some(has)) return null
  const isWell = model.isOnline.value && !model.trouble.value && !later.isMissing.value
  if (isWell && !(parts && (model.summary.value || model.isLimited.value))) return <FiguresSkeleton {...props} />
  return (
    <>
      <div class="come">
        {!isWell && <div class="pad">{parts ? <parts.Notice {...props} /> : <Missing {...props} />}</div>}
        {parts && <parts.ResultSide {...props} />}
      </div>
      {parts && <parts.RewardSide {...props} />}
    </>
  )
}
