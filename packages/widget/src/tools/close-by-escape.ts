import type { ShareModel } from '../model/share-model.ts'

/** Escape closes the tool that is open, and nothing around the panel. The focus goes to what had opened it. */
export function closeByEscape(event: KeyboardEvent, share: ShareModel): void {
  const tool = share.tool.peek()
  if (event.key !== 'Escape' || event.isComposing || !tool) return
  event.preventDefault()
  event.stopPropagation()
  const side = event.currentTarget as HTMLElement
  side.querySelector<HTMLElement>(`[aria-controls=${tool}]`)?.focus()
  share.toggle(tool)
}
