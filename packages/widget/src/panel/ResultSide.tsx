/** @jsxImportSource preact */
import type { OfferTerms, Summary } from '@goodword/core'
import { canSend } from '../model/share-model.ts'
import { Friends } from './Friends.tsx'
import { Icon } from './Icon.tsx'
import { PERSON } from './later-icons.ts'
import { messageOf } from './message.ts'
import type { ReferralPanelProps } from './ReferralPanel.tsx'
import { Stats } from './Stats.tsx'

export interface ResultSideProps extends ReferralPanelProps {
  summary: Summary
  offer: OfferTerms
}

/** Figures and friends. */
export function ResultSide(props: ResultSideProps) {
  const { model, summary, offer, text, has } = props
  return (
    <>
      {has('stats') && <Stats summary={summary} offer={offer} text={text} />}
      {has('friends') && <Friends friends={model.friends} offer={offer} text={text} empty={<NobodyYet {...props} />} />}
    </>
  )
}

/** Before the first friend: one sentence and one way to begin. */
function NobodyYet(props: ResultSideProps) {
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
