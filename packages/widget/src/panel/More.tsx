/** @jsxImportSource preact */
import type { Text } from '../messages/text.ts'
import type { List } from '../model/list.ts'
import { thenFocus } from './focus.ts'

/** Reads on in the list above. Not there at its end: the focus goes on to what came last. */
export function More({ list, text }: { list: List<unknown>; text: Text }) {
  return (
    <>
      {list.hasMore.value && (
        <button
          type="button"
          class="all"
          aria-busy={list.isLoading.value}
          onClick={({ currentTarget }) => {
            const rows = currentTarget.previousElementSibling
            const count = rows?.childElementCount ?? 0
            void thenFocus(list.more(), () => rows?.children[count])
          }}
        >
          {text.say('showMore')}
        </button>
      )}
      <p class="error" role="status">
        {list.hasFailed.value && text.say('notDone')}
      </p>
    </>
  )
}
