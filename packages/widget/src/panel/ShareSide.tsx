/** @jsxImportSource preact */
import type { MessageKey } from '../messages/messages.ts'
import { isWebUrl } from '../share/web-url.ts'
import type { ToolName } from '../model/share-model.ts'
import { Amounts } from './Amounts.tsx'
import { Channels } from './Channels.tsx'
import { Header } from './Header.tsx'
import { LinkBox } from './LinkBox.tsx'
import { Missing } from './Missing.tsx'
import { messageOf } from './message.ts'
import { Opener, ToolPlace } from './Opener.tsx'
import type { ReferralPanelProps } from './ReferralPanel.tsx'

/** What we both get, the link, and how to send it. */
export function ShareSide(props: ReferralPanelProps) {
  const { model, share, parts, kit, text, has } = props
  // While he moves it, as it would be.
  const offer = kit?.box.giving.offer.value ?? model.offer.value
  const isForBoth = offer !== null && offer.partner.length > 0 && offer.customer.length > 0
  const { status } = model.me.value ?? {}
  return (
    <div class="side" onKeyDown={(event) => parts?.closeByEscape(event, share)}>
      {has('title') && (
        <Header title={text.say(isForBoth ? 'titleBoth' : 'titlePlain')} intro={isForBoth && text.say('intro')} />
      )}
      {offer && has('offer') && <Amounts offer={offer} currency={model.program.value?.currency} text={text} />}
      {model.me.value?.generosity && model.session.value?.update && has('generosity') && (
        <Tool {...props} name="generosity" label="giveMore" />
      )}
      {parts && status && status !== 'active' && (
        <p class="notice">{text.say(status === 'pending' ? 'pending' : 'paused')}</p>
      )}
      {model.link.value === null ? <WithoutLink {...props} /> : <WithLink {...props} url={model.link.value} />}
    </div>
  )
}

function WithLink(props: ReferralPanelProps & { url: string }) {
  const { model, share, text, has, url } = props
  const can = model.me.value?.can ?? []
  return (
    <>
      {has('link') && <LinkBox url={url} share={share} text={text} />}
      {(has('share') || has('qr') || has('note')) && isWebUrl(url) && (
        <div class="ways">
          <Channels {...props} message={messageOf(props, url)} />
          <ToolPlace {...props} names={['qr', 'note']} />
        </div>
      )}
      {can.includes('invite') && model.session.value?.invite && has('invite') && (
        <Tool {...props} name="invite" label="inviteByMail" />
      )}
    </>
  )
}

/** A quiet button, and what it opens. */
function Tool({ label, ...props }: ReferralPanelProps & { name: ToolName; label: MessageKey }) {
  return (
    <div class="ways">
      <Opener {...props} look="opener">
        {props.text.say(label)}
      </Opener>
      <ToolPlace {...props} names={[props.name]} />
    </div>
  )
}

/** Why there is no link yet, and the way to one. */
function WithoutLink(props: ReferralPanelProps) {
  const { model, parts, text } = props
  if (!parts) return <Missing {...props} />
  if (model.stage.value !== 'stranger') return <parts.Notice {...props} />
  const canJoin = model.program.value?.can.includes('join') ?? true
  if (!model.join || !canJoin) return <p class="notice">{text.say('signIn')}</p>
  return <parts.JoinForm join={model.join} text={text} />
}
