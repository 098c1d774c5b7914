import type { OfferTerms, PartnerStatus } from '@goodword/core'
import type { SentenceKey } from '../messages/messages.ts'
import type { Text } from '../messages/text.ts'
import type { ReferralModel } from '../model/referral-model.ts'
import { canSend, type ShareModel } from '../model/share-model.ts'
import { isWebUrl } from '../share/web-url.ts'
import { promised, withForm } from '../wording/offer.ts'
import { Amounts } from './Amounts.tsx'
import { Channels } from './Channels.tsx'
import { Friends } from './Friends.tsx'
import { Icon } from './Icon.tsx'
import { JoinForm } from './JoinForm.tsx'
import { LinkBox } from './LinkBox.tsx'
import { Notice } from './Notice.tsx'
import { Rewards } from './Rewards.tsx'
import { FiguresSkeleton, ShareSkeleton } from './Skeleton.tsx'
import { Stats } from './Stats.tsx'

export interface ReferralPanelProps {
  model: ReferralModel
  share: ShareModel
  text: Text
}

/** The sharer's panel, in the person's order: what we both get, the link, how to send it, what has come of it. */
export function ReferralPanel(props: ReferralPanelProps) {
  const { model, share, text } = props
  const stage = model.stage.value
  const isBusy = stage === 'loading' && model.isOnline.value
  const terms = model.me.value?.terms?.url ?? model.program.value?.termsUrl
  return (
    <section class="card" part="panel" aria-label={text.say('yourLink')} aria-busy={isBusy}>
      {stage === 'failed' || (stage === 'loading' && !isBusy) ? (
        <div class="pad">
          <Notice model={model} text={text} />
        </div>
      ) : (
        <div class={stage === 'stranger' ? '' : 'two'}>
          {isBusy ? <ShareSkeleton /> : <ShareSide {...props} />}
          {stage !== 'stranger' && <ComeSide {...props} />}
        </div>
      )}
      {terms && isWebUrl(terms) && (
        <p class="foot">
          <a href={terms} target="_blank" rel="noopener">
            {text.say('terms')}
          </a>
        </p>
      )}
      {/* Here before it speaks: readers announce changes only of what they know. */}
      <p class="sr" role="status">
        {isBusy ? text.say('loading') : share.copied.value === 'copied' ? text.say('copied') : ''}
      </p>
    </section>
  )
}

const NOT_EARNING: Readonly<Partial<Record<PartnerStatus, SentenceKey>>> = {
  pending: 'pending',
  paused: 'paused',
  closed: 'paused',
}

/** What we both get, the link, and how to send it. */
function ShareSide({ model, share, text }: ReferralPanelProps) {
  const offer = model.offer.value
  const url = model.link.value
  const hold = Math.max(0, ...(offer?.partner.map((terms) => terms.holdDays) ?? []))
  const notEarning = model.me.value && NOT_EARNING[model.me.value.status]
  const canJoin = model.join && (model.program.value?.can.includes('join') ?? true)
  return (
    <div class="side">
      <div class="head">
        <h2>{text.say(titleFor(offer))}</h2>
        <p>{text.say(offer?.partner.length && offer.customer.length ? 'intro' : 'introPlain')}</p>
      </div>
      {offer && (offer.partner.length > 0 || offer.customer.length > 0) && <Amounts offer={offer} text={text} />}
      {notEarning && <p class="notice">{text.say(notEarning)}</p>}
      {url !== null && <LinkBox url={url} share={share} text={text} />}
      {url !== null && isWebUrl(url) && (
        <Channels
          message={messageFor(url, offer, text)}
          chosen={model.program.value?.channels ?? []}
          share={share}
          text={text}
        />
      )}
      {url === null && model.join && canJoin && <JoinForm join={model.join} text={text} />}
      {url === null && !canJoin && <p class="notice">{text.say('signIn')}</p>}
      {hold > 0 && <p class="muted">{text.count('hold', hold)}</p>}
    </div>
  )
}

/** What has come of it: figures, friends, rewards. */
function ComeSide({ model, share, text }: ReferralPanelProps) {
  const offer = model.offer.value
  const summary = model.summary.value
  const isWell = model.isOnline.value && !model.trouble.value
  if (model.isLimited.value && isWell) {
    return (
      <div class="come pad">
        <p class="notice">{text.say('limited')}</p>
      </div>
    )
  }
  return (
    <div class="come">
      {!isWell && (
        <div class="pad">
          <Notice model={model} text={text} />
        </div>
      )}
      {summary && offer ? (
        <>
          <Stats summary={summary} offer={offer} text={text} />
          <Friends
            friends={model.friends}
            offer={offer}
            text={text}
            empty={<NobodyYet model={model} share={share} text={text} />}
          />
          <Rewards rewards={model.rewards} offer={offer} text={text} />
        </>
      ) : (
        isWell && <FiguresSkeleton />
      )}
    </div>
  )
}

/** Before the first friend: one sentence and one way to begin. */
function NobodyYet({ model, share, text }: ReferralPanelProps) {
  const url = model.link.value
  return (
    <div class="empty">
      <span class="avatar">
        <Icon name="person" />
      </span>
      <p>{text.say('friendsEmpty')}</p>
      {canSend() && url !== null && (
        <button
          type="button"
          class="button quiet"
          part="share"
          onClick={() => void share.send({ url, text: messageFor(url, model.offer.value, text).text })}
        >
          <Icon name="more" />
          {text.say('shareFirst')}
        </button>
      )}
    </div>
  )
}

function titleFor(offer: OfferTerms | null): SentenceKey {
  if (offer?.partner.length) return offer.customer.length ? 'titleBoth' : 'titleYou'
  return offer?.customer.length ? 'titleFriend' : 'titlePlain'
}

function messageFor(url: string, offer: OfferTerms | null, text: Text) {
  const gift = offer?.customer[0]
  const what = gift && withForm(text, promised(text, gift), gift.form, 'customer')
  return {
    url,
    text: what ? text.say('shareGift', { what }) : text.say('sharePlain'),
    subject: text.say('shareSubject'),
  }
}
