import type { BackendAdapter, ErrorCode, Invitation, Visit } from '@goodword/core'
import { computed, signal, type ReadonlySignal } from '@preact/signals-core'
import { codeOf } from './code-of.ts'

/** What the friend did with a banner. */
export type BannerAnswer = 'kept' | 'dismissed'

/** Remembers answers to banners, by code. */
export interface AnswerMemory {
  read(code: string): BannerAnswer | null
  /** `null` forgets. */
  write(code: string, answer: BannerAnswer | null): void
}

export interface WelcomeModelOptions {
  adapter: Pick<BackendAdapter, 'invitation'>
  /** Who sent this visitor; `null`: nobody, and nothing is shown. */
  visit: Visit | null
  /** The friend wants it remembered. */
  keep?: (visit: Visit) => void
  /** The friend takes that back. */
  forget?: (visit: Visit) => void
  /** Absent: answers are forgotten with the model. */
  memory?: AnswerMemory
  onError?: (code: ErrorCode) => void
  onKeep?: (code: string) => void
  onDismiss?: () => void
}

/** Everything the welcome banner shows, and what can be done there. */
export interface WelcomeModel {
  /** What to show, or `null` when there is nothing to say: no visit, a code nobody has, a closed banner. */
  readonly invitation: ReadonlySignal<Invitation | null>
  readonly isKept: ReadonlySignal<boolean>
  /** The invitation is on its way. */
  readonly isReading: ReadonlySignal<boolean>
  keep(): void
  /** Takes keeping back. Absent where the visit was handed over and nobody can take it back. */
  undo?(): void
  dismiss(): void
  dispose(): void
}

export function createWelcomeModel(options: WelcomeModelOptions): WelcomeModel {
  const { adapter, visit, memory } = options
  const found = signal<Invitation | null>(null)
  const answer = signal<BannerAnswer | null>((visit && memory?.read(visit.code)) ?? null)
  const isReading = signal(false)
  const reading = new AbortController()

  async function read(code: string) {
    isReading.value = true
    try {
      const invitation = await adapter.invitation(code, { signal: reading.signal })
      if (!reading.signal.aborted) found.value = invitation
    } catch (error) {
      // A banner that cannot be shown is no news to the friend; the page hears of it.
      if (!reading.signal.aborted) options.onError?.(codeOf(error))
    }
    isReading.value = false
  }

  function decide(next: BannerAnswer | null): Visit | null {
    answer.value = next
    if (visit) memory?.write(visit.code, next)
    return visit
  }

  if (visit && answer.peek() !== 'dismissed') void read(visit.code)

  const undo = () => {
    const forgotten = decide(null)
    if (forgotten) options.forget?.(forgotten)
  }

  return {
    ...((options.forget || !options.keep) && { undo }),
    invitation: computed(() => (answer.value === 'dismissed' ? null : found.value)),
    isKept: computed(() => answer.value === 'kept'),
    isReading,
    keep() {
      const kept = decide('kept')
      if (!kept) return
      options.keep?.(kept)
      options.onKeep?.(kept.code)
    },
    dismiss() {
      decide('dismissed')
      options.onDismiss?.()
    },
    dispose: () => reading.abort(),
  }
}
