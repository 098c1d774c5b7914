/** @jsxImportSource preact */
import type { Text } from '../messages/text.ts'
import { canSend, type ShareModel } from '../model/share-model.ts'
import { channelsFor, type Message } from '../share/channels.ts'
import { Icon } from './Icon.tsx'

export interface ChannelsProps {
  message: Message
  /** The owner's choice, in order; empty: all. */
  chosen: readonly string[]
  share: ShareModel
  text: Text
}

// One row on a phone.
const SHOWN = 5

/** Ways to send the link: plain links, and the device's own share sheet for the rest. */
export function Channels({ message, chosen, share, text }: ChannelsProps) {
  const hasSheet = canSend()
  const channels = channelsFor(message, chosen).slice(0, hasSheet ? SHOWN - 1 : SHOWN)
  return (
    <ul class="channels" aria-label={text.say('sendBy')}>
      {channels.map(({ id, href, isPage }) => (
        <li key={id}>
          <a
            class="channel"
            part="channel share"
            href={href}
            {...(isPage && { target: '_blank', rel: 'noopener' })}
            onClick={() => share.chose(id)}
          >
            <span class="circle">
              <Icon name={id} />
            </span>
            {text.say(id)}
          </a>
        </li>
      ))}
      {hasSheet && (
        <li>
          <button
            type="button"
            class="channel"
            part="share"
            onClick={() => share.send({ url: message.url, text: message.text })}
          >
            <span class="circle">
              <Icon name="more" />
            </span>
            {text.say('more')}
          </button>
        </li>
      )}
    </ul>
  )
}
