/** What became of a copy. `selected`: the browser refused, and the text stands selected for the person's own copy. */
export type CopyResult = 'copied' | 'selected'

/** Where texts are copied to. */
export type ClipboardWriter = Pick<Clipboard, 'writeText'>

/**
 * Copies the text that stands in a field. To be called in the click's own task: nothing is awaited before the clipboard is
 * asked. Where the clipboard is missing (plain http) or refuses, the old command is tried; where that fails too, the field is
 * left selected. Never rejects.
 */
export function copyField(
  field: HTMLInputElement,
  clipboard: ClipboardWriter | null = globalThis.navigator?.clipboard ?? null,
): Promise<CopyResult> {
  if (!clipboard) return Promise.resolve(copyByCommand(field))
  return clipboard.writeText(field.value).then(
    () => 'copied',
    () => copyByCommand(field),
  )
}

function copyByCommand(field: HTMLInputElement): CopyResult {
  const before = (field.getRootNode() as Document | ShadowRoot).activeElement
  field.focus({ preventScroll: true })
  field.select()
  try {
    if (!document.execCommand('copy')) return 'selected'
  } catch {
    return 'selected' // some browsers throw where others answer false
  }
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  return 'copied'
}
