import { signal, type ReadonlySignal, type Signal } from '@preact/signals-core'
import { copyField, type CopyResult } from '../share/copy.ts'

export interface ShareModelOptions {
  copy?: (field: HTMLInputElement) => Promise<CopyResult>
  onCopy?: () => void
  /** Answers whether the page stops it. */
  onShare?: (channel: string) => boolean | void
}

/** More ways to share, each opened by a button: a code to scan, a note of one's own, a mail to friends, giving more. */
export type ToolName = 'qr' | 'note' | 'invite' | 'generosity'

/** Copying and sending one link. */
export interface ShareModel {
  /** `copied` for two seconds after a copy; `selected` while the person has to copy what is selected. */
  readonly copied: ReadonlySignal<'idle' | CopyResult>
  /** To be called in the click's own task, with the field that holds the link. */
  copy(field: HTMLInputElement): Promise<void>
  /** The device's own share sheet, in the click's own task. Resolves also when the person thought better of it. */
  send(data: ShareData): Promise<void>
  /** The tool that is open, or `null`. One at a time. */
  readonly tool: ReadonlySignal<ToolName | null>
  /** Opens a tool, or closes it when it is open. */
  toggle(tool: ToolName): void
  /** Words of one's own, sent before ours. */
  readonly note: Signal<string>
  /** A channel was chosen. Tells whether the page stops it. */
  chose(channel: string): boolean
  dispose(): void
}

const SHOW_COPIED_MS = 2000

/** Tells whether this device has a share sheet. */
export function canSend(): boolean {
  return Boolean(globalThis.navigator?.share)
}

export function createShareModel({ copy = copyField, onCopy, onShare }: ShareModelOptions = {}): ShareModel {
  const copied = signal<'idle' | CopyResult>('idle')
  const tool = signal<ToolName | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    copied,
    async copy(field) {
      const result = await copy(field)
      clearTimeout(timer)
      copied.value = result
      if (result === 'selected') return
      timer = setTimeout(() => (copied.value = 'idle'), SHOW_COPIED_MS)
      onCopy?.()
    },
    async send(data) {
      try {
        await navigator.share(data)
      } catch {
        return // AbortError: nothing was sent. Anything else: the link and its button are still there.
      }
      onShare?.('native')
    },
    tool,
    toggle: (name) => (tool.value = tool.peek() === name ? null : name),
    note: signal(''),
    chose: (channel) => onShare?.(channel) === true,
    dispose: () => clearTimeout(timer),
  }
}
