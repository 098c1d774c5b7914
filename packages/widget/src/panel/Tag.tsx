/** @jsxImportSource preact */
import type { Status } from '@goodword/core'
import type { Text } from '../messages/text.ts'
import { tagOf } from '../wording/status.ts'

/** Whose turn it is, in words first and colour second. */
export function Tag({ status, text }: { status: Status; text: Text }) {
  const { label, tone } = tagOf(status)
  return (
    <span class={`tag ${tone}`} part="status">
      {text.say(label)}
    </span>
  )
}
