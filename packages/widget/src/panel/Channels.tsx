/** @jsxImportSource preact */
import type { MessageKey } from '../messages/messages.ts'
import type { ToolName } from '../model/share-model.ts'
import { channelsFor, isBeyondRow, ROW, type Message } from '../share/channels.ts'
import { Icon, type IconName } from './Icon.tsx'
import { Opener } from './Opener.tsx'
import type { ReferralPanelProps } from './ReferralPanel.tsx'
import { ChannelsSkeleton } from './Skeleton.tsx'

/** The owner's first channels as plain links, then the ways to a code and to everything else. One row on a phone. */
export function Channels({ message, ...props }: ReferralPanelProps & { message: Message }) {
  const { model, share, later, parts, kit, has } = props
  const text = kit?.text ?? props.text
  const chosen = model.program.value?.channels ?? []
  // Those he put first may come later.
  const isWaiting = has('share') && isBeyondRow(chosen) && !kit && !later.isMissing.value
  if (isWaiting) return <ChannelsSkeleton text={text} />
  const channels = has('share') ? channelsFor(message, chosen, kit ? parts?.allHrefs() : undefined).slice(0, ROW) : []
  return (
    <ul class="channels" aria-label={text.say('sendBy')}>
      {channels.map(({ id, href, isPage }) => (
        <li key={id}>
          <a
            class="channel"
            part="channel share"
            href={href}
            {...(isPage && { target: '_blank', rel: 'noopener' })}
            onClick={(event) => share.chose(id) && event.preventDefault()}
          >
            <span class="circle">
              <Icon name={id as IconName} path={parts?.icons[id]} />
            </span>
            {text.say(id as MessageKey)}
          </a>
        </li>
      ))}
      {has('qr') && <OpenerItem {...props} name="qr" label="qr" />}
      {(has('share') || has('note')) && <OpenerItem {...props} name="note" label="more" />}
    </ul>
  )
}

function OpenerItem({ label, ...props }: ReferralPanelProps & { name: ToolName; label: IconName & MessageKey }) {
  return (
    <li>
      <Opener {...props} look="channel">
        <span class="circle">
          <Icon name={label} />
        </span>
        {props.text.say(label)}
      </Opener>
    </li>
  )
}
