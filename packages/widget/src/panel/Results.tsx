/** @jsxImportSource preact */
import { Icon } from './Icon.tsx'
import { Notice } from './Notice.tsx'
import type { ReferralPanelProps } from './ReferralPanel.tsx'
import { FiguresSkeleton } from './Skeleton.tsx'

/** What has come of the link, in its outline until everything is there. A person who may not see it yet is told how. */
export function Results(props: ReferralPanelProps) {
  const { model, later, parts, text } = props
  const isWell = model.isOnline.value && !model.trouble.value && !later.isMissing.value
  if (isWell && model.isLimited.value) {
    return (
      <div class="come pad">
        <div class="empty">
          <span class="avatar">
            <Icon name="email" />
          </span>
          <p>{text.say('limited')}</p>
        </div>
      </div>
    )
  }
  const summary = model.summary.value
  const offer = model.offer.value
  if (isWell && !(parts && summary)) return <FiguresSkeleton has={props.has} />
  return (
    <>
      <div class="come">
        {!isWell && (
          <div class="pad">
            <Notice {...props} />
          </div>
        )}
        {parts && summary && offer && <parts.ResultSide {...props} summary={summary} offer={offer} />}
      </div>
      {parts && summary && offer && props.has('rewards') && (
        <parts.Rewards rewards={model.rewards} offer={offer} text={text} />
      )}
    </>
  )
}
