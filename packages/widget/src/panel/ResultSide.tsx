/** @jsxImportSource preact */
import { may } from '../model/reading.ts'
import { canSend } from '../model/share-model.ts'
import { Chart } from './Chart.tsx'
import { Claims } from './Claims.tsx'
import { Friends } from './Friends.tsx'
import { Guard } from './Guard.tsx'
import { Icon } from './Icon.tsx'
import { PERSON } from './later-icons.ts'
import { Limited } from './Limited.tsx'
import { messageOf } from './message.ts'
import type { ReferralPanelProps } from './ReferralPanel.tsx'
import { Stats } from './Stats.tsx'
import { Tiers } from './Tiers.tsx'

/** Figures, questions and friends. A person who may not see them yet is told how. */
export function ResultSide(props: ReferralPanelProps) {
  const { model, text, has } = props
  const summary = model.summary.value
  const offer = model.offer.value
  if (model.isLimited.value) return <Limited text={text} />
  if (!offer) return null
  const own = { ...props, offer }
  return (
    <>
      {has('stats') && summary && (
        <Guard {...props} of={summary}>
          <Stats summary={summary} offer={offer} text={text} />
        </Guard>
      )}
      {has('stats') && <Chart {...props} />}
      {has('stats') && (
        <Guard {...props} of={model.me.value}>
          <Tiers {...own} />
        </Guard>
      )}
      {has('claims') && may(model, 'claim', 'claims') && may(model, 'claim', 'confirmClaim') && <Claims {...props} />}
      {has('friends') && model.friends.isKnown.value && <Friends {...own} empty={<NobodyYet {...props} />} />}
    </>
  )
}

/** Before the first friend: one sentence and one way to begin. */
function NobodyYet(props: ReferralPanelProps) {
  const { model, share, text } = props
  const url = model.link.value
  return (
    <div class="empty" part="empty">
      <slot name="empty">
        <span class="avatar">
          <Icon path={PERSON} />
        </span>
        <p>{text.say('friendsEmpty')}</p>
        {canSend() && url !== null && (
          <button
            type="button"
            class="button quiet"
            part="share"
            onClick={() => void share.send({ url, text: messageOf(props, url).text })}
          >
            <Icon name="more" />
            {text.say('titlePlain')}
          </button>
        )}
      </slot>
    </div>
  )
}
