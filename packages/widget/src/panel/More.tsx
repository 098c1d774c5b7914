/** @jsxImportSource preact */
import type { Text } from '../messages/text.ts'
import type { List } from '../model/list.ts'

/** Reads on in a list. Not there at its end. */
export function More({ list, text }: { list: List<unknown>; text: Text }) {
  if (!list.hasMore.value) return null
  return (
    <button type="button" class="all" aria-busy={list.isLoading.value} onClick={() => void list.more()}>
      {text.say('showMore')}
    </button>
  )
}
