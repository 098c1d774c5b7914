/** @jsxImportSource preact */
import type { Section } from '../element/sections.ts'
import { Missing } from './Missing.tsx'
import type { ReferralPanelProps } from './ReferralPanel.tsx'
import { FiguresSkeleton } from './Skeleton.tsx'

const RESULTS: readonly Section[] = ['stats', 'friends', 'rewards']

/** What has come of the link, in its outline until everything is there. A person who may not see it yet is told how. */
export function Results(props: ReferralPanelProps) {
  const { model, later, parts, text, has } = props
  if (!RESULTS.some(has)) return null
  const isWell = model.isOnline.value && !model.trouble.value && !later.isMissing.value
  const isLimited = model.isLimited.value
  const summary = model.summary.value
  const offer = model.offer.value
  if (isWell && !(parts && (summary || isLimited))) return <FiguresSkeleton {...props} />
  if (isWell && parts && isLimited) return <parts.Limited text={text} />
  return (
    <>
      <div class="come">
        {!isWell && <div class="pad">{parts ? <parts.Notice {...props} /> : <Missing {...props} />}</div>}
        {parts && summary && offer && <parts.ResultSide {...props} summary={summary} offer={offer} />}
      </div>
      {parts && summary && offer && has('rewards') && (
        <parts.Rewards rewards={model.rewards} offer={offer} text={text} />
      )}
    </>
  )
}
