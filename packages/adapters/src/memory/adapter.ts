import {
  GoodwordError,
  type BackendAdapter,
  type Identity,
  type Invitation,
  type JoinResult,
  type Options,
  type PartnerSession,
  type ProgramView,
} from '@goodword/core'
import { nameFor, partnerOfCode, statusAt, type Books } from './books.ts'
import type { Clock } from './clock.ts'
import { createDoors } from './doors.ts'
import { isEmail } from './email.ts'
import { viewFriend } from './friend-view.ts'
import { termsOf } from './generosity.ts'
import { createHost, type MemoryHost } from './host.ts'
import { recordEvents } from './record.ts'
import { createSession } from './session.ts'
import { termsFor } from './terms.ts'

/** Everything that the contract offers, a clock to move, and the host's own side. */
export interface MemoryAdapter extends Required<BackendAdapter> {
  clock: Clock
  host: MemoryHost
  /** With every member that a session may have. */
  partner(identity: Identity): Required<PartnerSession>
}

/** The adapter over some books, wherever these are kept. */
export function createAdapter(name: string, books: Books): MemoryAdapter {
  const doors = createDoors(books)

  const answer = async <T>(options: Options | undefined, work: () => T): Promise<T> => {
    options?.signal?.throwIfAborted()
    return books.transact(work)
  }

  return {
    name,
    clock: transactEach(books, books.clock),
    host: transactEach(books, createHost(books, doors)),

    record: (events, options) => answer(options, () => recordEvents(books, events)),

    invitation: (code, options) => answer(options, () => viewInvitation(books, code)),

    program: (options) => answer(options, () => viewProgram(books)),

    friend: (visit, options) => answer(options, () => viewFriend(books, visit)),

    join: (person, options) =>
      answer(options, (): JoinResult => {
        if (!isEmail(person.email)) throw new GoodwordError('invalid', 'This is not an e-mail address.')
        return doors.join(person)
      }),

    partner: (identity) => createSession(books, doors, identity),
  }
}

/** The same methods, each of them one piece of work. */
function transactEach<T extends object>(books: Books, methods: T): T {
  const wrapped = Object.entries(methods).map(([name, method]) => [
    name,
    (...args: unknown[]) => books.transact(() => (method as (...args: unknown[]) => unknown)(...args)),
  ])
  return Object.fromEntries(wrapped) as T
}

function viewInvitation(books: Books, code: string): Invitation | null {
  const now = books.clock.now()
  const partner = partnerOfCode(books, code)
  if (!partner || statusAt(partner, now) !== 'active') return null
  return {
    code,
    partner: nameFor(books, partner),
    offer: { customer: termsOf(books, partner, now).customer, text: null },
    coupon: null,
    expires: null,
  }
}

function viewProgram({ program }: Books): ProgramView {
  const { name, currency, disclosure } = program
  const offer = termsFor(program.offers, 'customer')
  return {
    name,
    locale: null,
    currency,
    termsUrl: null,
    channels: [],
    theme: {},
    offer,
    can: ['join'],
    ...(disclosure && { disclosure }),
  }
}
