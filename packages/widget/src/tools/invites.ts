import type { Invite, InviteOutcome, PartnerSession } from '@goodword/core'
import { batch, signal, type ReadonlySignal, type Signal } from '@preact/signals-core'
import { createCommand } from '../model/command.ts'
import { createList, type List } from '../model/list.ts'
import { readAddresses } from './addresses.ts'

/** What became of one address. */
export interface Outcome {
  email: string
  outcome: InviteOutcome
}

/** Mails to friends. */
export interface Invites {
  /** What stands in the field. After sending only what could be no address is left there. */
  readonly draft: Signal<string>
  /** Why nothing was sent, or `null`. */
  readonly problem: ReadonlySignal<'noAddress' | 'tooMany' | 'notDone' | null>
  readonly isSending: ReadonlySignal<boolean>
  /** What became of each address the last time. */
  readonly outcomes: ReadonlySignal<readonly Outcome[]>
  /** What was sent so far; empty where the backend does not tell. */
  readonly sent: List<Invite>
  /** The mails that were sent once more since the list was opened. */
  readonly reminded: ReadonlySignal<ReadonlySet<string>>
  /** Sends to every valid address in the field, once at a time. */
  send(note: string): Promise<void>
  remind(id: string): Promise<void>
  /** Reads what was sent so far. */
  refresh(): void
  /** Gives up what is on its way. */
  dispose(): void
}

/** As many as a backend takes at once. */
export const MOST_AT_ONCE = 20

export function createInvites(
  session: () => PartnerSession | null,
  options: { locale: () => string; onInvite: (sent: number) => void },
): Invites {
  const draft = signal('')
  const problem = signal<'noAddress' | 'tooMany' | 'notDone' | null>(null)
  const isSending = signal(false)
  const outcomes = signal<readonly Outcome[]>([])
  const reminded = signal<ReadonlySet<string>>(new Set())
  const over = new AbortController()
  const sent = createList<Invite>(async (page) => (await session()?.invites?.(page)) ?? { data: [], next: null })
  const inviting = createCommand(async (request: { emails: string[]; note?: string }) => {
    const answer = await session()?.invite?.({ ...request, locale: options.locale() })
    return answer?.results ?? []
  })
  const reminding = createCommand(async (id: string) => session()?.remind?.(id))

  function refresh() {
    sent.refresh(over.signal).catch(() => {}) // the list stays as it was, and the form works without
  }

  return {
    draft,
    problem,
    isSending,
    outcomes,
    sent,
    reminded,
    async send(note) {
      if (isSending.peek()) return
      const { valid, invalid } = readAddresses(draft.peek())
      const refused = invalid.map((email): Outcome => ({ email, outcome: 'invalid' }))
      outcomes.value = refused
      problem.value = valid.length > MOST_AT_ONCE ? 'tooMany' : valid.length || refused.length ? null : 'noAddress'
      if (problem.peek() || !valid.length) return
      isSending.value = true
      const results = await inviting.run({ emails: valid, ...(note && { note }) })
      batch(() => {
        isSending.value = false
        problem.value = results ? null : 'notDone'
        if (!results) return
        outcomes.value = [...results, ...refused]
        draft.value = invalid.join(', ')
      })
      const count = results?.filter(({ outcome }) => outcome === 'sent').length
      if (!count) return
      options.onInvite(count)
      refresh()
    },
    async remind(id) {
      const invite = await reminding.run(id)
      problem.value = invite ? null : 'notDone'
      if (!invite) return
      reminded.value = new Set([...reminded.peek(), id])
      refresh()
    },
    refresh,
    dispose: () => over.abort(),
  }
}
