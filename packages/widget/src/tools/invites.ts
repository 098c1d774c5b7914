import type { Invite, InviteOutcome, PartnerSession } from '@goodword/core'
import { signal, type ReadonlySignal, type Signal } from '@preact/signals-core'
import { createCommand, type Command } from '../model/command.ts'
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
  readonly step: Command<never, never>['step']
  /** Why the last thing was not done, or `null`. */
  readonly problem: ReadonlySignal<'noAddress' | 'tooMany' | 'notDone' | null>
  /** What became of each address the last time; after a reminder, of that one. */
  readonly outcomes: ReadonlySignal<readonly Outcome[]>
  /** What was sent so far; empty where the backend does not tell. */
  readonly sent: List<Invite>
  /** Sends to every valid address in the field, once at a time. */
  send(note: string): Promise<void>
  remind(id: string): Promise<void>
  /** Reads what was sent so far. */
  refresh(): void
}

/** As many as a backend takes at once. */
export const MOST_AT_ONCE = 20

export function createInvites(
  session: () => PartnerSession | null,
  options: { locale: () => string; onInvite: (sent: number) => void },
): Invites {
  const draft = signal('')
  const problem = signal<'noAddress' | 'tooMany' | 'notDone' | null>(null)
  const outcomes = signal<readonly Outcome[]>([])
  const sent = createList<Invite>(async (page) => (await session()?.invites?.(page)) ?? { data: [], next: null })
  const inviting = createCommand(async (request: { emails: string[]; note?: string }) => {
    const answer = await session()?.invite?.({ ...request, locale: options.locale() })
    return (answer?.results ?? []).filter((row) => row?.email)
  })
  const reminding = createCommand(async (id: string) => session()?.remind?.(id))

  function refresh() {
    // The end of the session ends it too.
    sent.refresh(new AbortController().signal).catch(() => {}) // the list stays as it was, and the form works without
  }

  return {
    draft,
    step: inviting.step,
    problem,
    outcomes,
    sent,
    async send(note) {
      if (inviting.step.peek() === 'sending') return
      const { valid, invalid } = readAddresses(draft.peek())
      const refused = invalid.map((email): Outcome => ({ email, outcome: 'invalid' }))
      outcomes.value = refused
      problem.value = valid.length > MOST_AT_ONCE ? 'tooMany' : valid.length || refused.length ? null : 'noAddress'
      if (problem.peek() || !valid.length) return
      const results = await inviting.run({ emails: valid, ...(note && { note }) })
      if (!results) {
        problem.value = 'notDone'
        return
      }
      outcomes.value = [...results, ...refused]
      draft.value = invalid.join(', ')
      const count = results.filter(({ outcome }) => outcome === 'sent').length
      if (count) options.onInvite(count)
      refresh()
    },
    async remind(id) {
      if (reminding.step.peek() === 'sending') return
      const invite = await reminding.run(id)
      problem.value = invite ? null : 'notDone'
      outcomes.value = invite ? [{ email: invite.email, outcome: 'sent' }] : []
      refresh()
    },
    refresh,
  }
}
