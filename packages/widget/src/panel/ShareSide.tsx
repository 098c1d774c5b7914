/** @jsxImportSource preact */
import type { PartnerStatus } from '@goodword/core'
import type { MessageKey } from '../messages/messages.ts'
import { isWebUrl } from '../share/web-url.ts'
import { messageFor } from '../wording/message.ts'
import { Amounts } from './Amounts.tsx'
import { Channels } from './Channels.tsx'
import { Header } from './Header.tsx'
import { LinkBox } from './LinkBox.tsx'
import { Notice } from './Notice.tsx'
import type { ReferralPanelProps } from './ReferralPanel.tsx'

/** What we both get, the link, and how to send it. */
export function ShareSide(props: ReferralPanelProps) {
  const { model, text, has } = props
  const offer = model.offer.value
  const isForBoth = offer !== null && offer.partner.length > 0 && offer.customer.length > 0
  const notEarning = model.me.value && NOT_EARNING[model.me.value.status]
  return (
    <div class="side">
      {has('title') && (
        <Header title={text.say(isForBoth ? 'titleBoth' : 'titlePlain')} intro={isForBoth && text.say('intro')} />
      )}
      {offer && has('offer') && <Amounts offer={offer} text={text} />}
      {notEarning && <p class="notice">{text.say(notEarning)}</p>}
      {model.link.value === null ? <WithoutLink {...props} /> : <WithLink {...props} url={model.link.value} />}
    </div>
  )
}

const NOT_EARNING: Readonly<Partial<Record<PartnerStatus, MessageKey>>> = {
  pending: 'pending',
  paused: 'paused',
  closed: 'paused',
}

function WithLink({ model, share, text, has, url }: ReferralPanelProps & { url: string }) {
  return (
    <>
      {has('link') && <LinkBox url={url} share={share} text={text} />}
      {has('share') && isWebUrl(url) && (
        <Channels
          message={messageFor(url, model.offer.value, text)}
          chosen={model.program.value?.channels ?? []}
          share={share}
          text={text}
        />
      )}
    </>
  )
}

/** Why there is no link yet, and the way to one. */
function WithoutLink(props: ReferralPanelProps) {
  const { model, later, parts, text } = props
  if (model.stage.value !== 'stranger' || later.isMissing.value) return <Notice {...props} />
  const canJoin = model.program.value?.can.includes('join') ?? true
  if (!model.join || !canJoin) return <p class="notice">{text.say('signIn')}</p>
  return parts && <parts.JoinForm join={model.join} text={text} />
}
