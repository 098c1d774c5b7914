/** Gives the focus to something that Tab passes by. */
export function focusOn(element: Element | null | undefined): void {
  if (!(element instanceof HTMLElement)) return
  element.tabIndex = -1
  element.focus()
}

/** Waits for what a button does. When the focus went away with the button, it goes on where the answer stands. */
export async function thenFocus(action: Promise<unknown>, heir: () => Element | null | undefined): Promise<void> {
  await action
  if (document.activeElement === document.body) focusOn(heir())
}
