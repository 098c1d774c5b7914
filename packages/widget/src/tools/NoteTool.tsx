/** @jsxImportSource preact */
import { readableLink } from '@goodword/core'
import type { MessageKey } from '../messages/messages.ts'
import { canSend } from '../model/share-model.ts'
import { Icon, type IconName } from '../panel/Icon.tsx'
import { messageOf } from '../panel/message.ts'
import { channelsFor, type Channel } from '../share/channels.ts'
import { condition, gain } from '../wording/offer.ts'
import { Button } from './Button.tsx'
import type { Card } from './card.ts'
import { allHrefs, icons } from './channels.ts'
import { Note } from './Note.tsx'
import type { ToolProps } from './Tool.tsx'

/** Words of one's own, every channel, and exactly what it would send. */
export function NoteTool(props: ToolProps) {
  const { model, share, box, text, has, url } = props
  const program = model.program.value
  const message = messageOf(props, url)
  const channels = channelsFor(message, program?.channels, allHrefs())
  const chosen = channels.find(({ id }) => id === box.channel.value) ?? channels[0]!
  const name = text.say(chosen.id as MessageKey)
  return (
    <>
      {has('note') && <Note share={share} text={text} />}
      <div class="channels" role="radiogroup" aria-label={text.say('sendBy')}>
        {channels.map(({ id }) => (
          <label key={id} class="channel">
            <input
              class="sr"
              type="radio"
              name="channel"
              checked={id === chosen.id}
              onChange={() => {
                box.channel.value = id
              }}
            />
            <span class="circle">
              <Icon name={id as IconName} path={icons[id]} />
            </span>
            {text.say(id as MessageKey)}
          </label>
        ))}
      </div>
      <figure class="preview">
        <figcaption class="muted">{text.say('preview')}</figcaption>
        <blockquote dir="auto">{sentBy(chosen)}</blockquote>
        {!sentBy(chosen).includes(message.text) && <p class="muted">{text.say('linkAlone', { channel: name })}</p>}
      </figure>
      <div class="does">
        <a
          class="button quiet"
          part="share"
          href={chosen.href}
          {...(chosen.isPage && { target: '_blank', rel: 'noopener' })}
          onClick={(event) => share.chose(chosen.id) && event.preventDefault()}
        >
          {text.say('sendWith', { channel: name })}
        </a>
        {canSend() && <SheetButton {...props} words={message.text} />}
      </div>
    </>
  )
}

/** What a channel is given, read back from its address. */
function sentBy({ href }: Channel): string {
  return [...new URLSearchParams(href.slice(href.indexOf('?') + 1)).values()].join('\n')
}

/** The device's own share sheet, with a picture of the offer where it takes one. The picture is there before the press. */
function SheetButton(props: ToolProps & { words: string }) {
  const { share, box, text, url, words } = props
  const file = box.picture(cardOf(props))
  // With a file many apps drop the address, so that it stands in the text.
  const data = file ? { files: [file], text: `${words} ${url}` } : { url, text: words }
  return (
    <Button part="share" onClick={() => void share.send(data)}>
      {text.say(file ? 'sendPicture' : 'sendOther')}
    </Button>
  )
}

function cardOf({ model, text, url }: ToolProps): Card {
  const program = model.program.value
  const offer = model.offer.value
  const gift = offer?.customer[0]
  const what = gain(text, gift, 'customer')
  return {
    name: program?.name ?? '',
    title: what || text.say('shareSubject'),
    detail: offer && gift && what ? condition(text, gift, offer, program?.currency) : '',
    url,
    link: readableLink(url),
    dir: text.messages.dir,
  }
}
