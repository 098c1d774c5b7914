import { add, emptyShadow } from './shadow.ts'

/** What a launcher without any text of its own says. */
export const LABEL = 'Give and get'

/** Draws the button of a launcher. A press on it is heard where those on all openers are. */
export function drawTrigger(element: Element, nonce: string | undefined): void {
  const button = add(emptyShadow(element, nonce), 'button', { part: 'trigger', ariaHasPopup: 'dialog' })
  const text = add(button, 'span')
  const update = () => {
    // A slot shows what it holds instead of its default even where that is a line break: so the default stands beside it.
    text.textContent = element.textContent?.trim() ? '' : element.getAttribute('label') || LABEL
    badge.textContent = element.getAttribute('unread')
  }
  add(button, 'slot', { onslotchange: update })
  const badge = add(button, 'b')
  new MutationObserver(update).observe(element, { attributes: true })
  update()
}
