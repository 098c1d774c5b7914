/** @jsxImportSource preact */
import type { Text } from '../messages/text.ts'
import { Icon } from './Icon.tsx'

/** For a person who has a link and may not see yet what comes of it: the way there. */
export function Limited({ text }: { text: Text }) {
  return (
    <div class="empty pad">
      <span class="avatar">
        <Icon name="email" />
      </span>
      <p>{text.say('limited')}</p>
    </div>
  )
}
