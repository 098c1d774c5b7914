import { NAME } from './element-class.ts'
import { add, emptyShadow } from './shadow.ts'
import { LABEL } from './trigger.ts'

const WORDS = 'Close|Loading|This did not load|Try again'

/**
 * Draws the dialog into an element of its own, the stage, and returns the way to open it. It does nothing while it is open.
 * `<goodword-referral>` is in it from the first opening that could load the panel, and stays for the next ones.
 */
export function drawPanelDialog(
  stage: HTMLElement,
  loadPanel: () => Promise<unknown>,
  nonce: string | undefined,
): (opener?: HTMLElement) => void {
  let opener: HTMLElement | undefined
  let isPressed = false
  let words: string[]
  const dialog: HTMLDialogElement = add(emptyShadow(stage, nonce), 'dialog', {
    part: 'dialog',
    // A press on the backdrop begins and ends there: selecting text until beyond the edge closes nothing.
    onpointerdown: ({ target }) => (isPressed = target === dialog),
    onclick: ({ target }) => isPressed && target === dialog && dialog.close(),
    onclose: () => opener?.focus(),
  })
  const closer = add(dialog, 'button', {
    textContent: '×',
    onclick: () => dialog.close(),
  })
  const note = add(dialog, 'div', { role: 'status' })
  const retry = add(note, 'button', { onclick: load })
  const panel = document.createElement('goodword-referral')

  function load() {
    closer.focus() // the button that asks again goes away
    note.textContent = words[1]!
    loadPanel().then(
      () => note.replaceWith(panel),
      () => {
        note.textContent = words[2]!
        note.append(retry)
      },
    )
  }

  return (from) => {
    if (dialog.open) return
    opener = from
    // Who is meant, in which language and palette, is said by the launcher that was pressed, or by the first of the page.
    const launcher = from?.matches(NAME) ? from : document.querySelector(NAME)
    for (const name of ['token', 'email', 'locale', 'theme']) {
      panel.setAttribute(name, launcher?.getAttribute(name) ?? '') // empty is as good as absent
    }
    words = (launcher?.getAttribute('words') || WORDS).split('|')
    closer.ariaLabel = words[0]!
    retry.textContent = words[3]!
    dialog.ariaLabel = from?.textContent?.trim() || launcher?.getAttribute('label') || LABEL
    document.body.append(stage) // again, where a router has put another body in its place
    dialog.showModal()
    if (!panel.isConnected) load()
  }
}
