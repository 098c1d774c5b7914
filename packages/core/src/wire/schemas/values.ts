import * as v from 'valibot'
import { isCode, normalizeCode } from '../../code.ts'
import { isCurrency } from '../../currency.ts'
import type { ErrorCode } from '../../error.ts'
import type { Visit } from '../../visit.ts'

/**
 * A check's message is the stable error code; the server turns it into the sentence of `ERRORS`. A message that is no code
 * of ours (valibot's own) is answered as `invalid`.
 */
const says = (code: ErrorCode): ErrorCode => code

/** Printable ASCII, compared exactly, case included. */
const opaque = (maxLength: number) =>
  v.pipe(
    v.string(says('invalid_id')),
    v.maxLength(maxLength, says('invalid_id')),
    v.regex(/^[\x21-\x7e]+$/, says('invalid_id')),
  )

/** An id of the host's or ours: at most 128 characters. */
export const Id = opaque(128)

/** An event id: at most 160 characters. */
export const EventId = opaque(160)

/** An amount of 0 or more in minor units. */
export const Amount = v.pipe(
  v.number(says('amount_not_integer')),
  v.integer(says('amount_not_integer')),
  v.maxValue(Number.MAX_SAFE_INTEGER, says('amount_out_of_range')),
  v.minValue(0, says('amount_negative')),
)

/** An ISO 4217 code; lower case is raised, an unknown code refused. */
export const Currency = v.pipe(
  v.string(says('unknown_currency')),
  v.toUpperCase(),
  v.check((code: string) => isCurrency(code), says('unknown_currency')),
)

export const MoneySchema = v.object({ amount: Amount, currency: Currency })

/** A moment in a request: milliseconds, or RFC 3339 with a zone. Milliseconds afterwards. */
export const Moment = v.union([
  v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8.64e15)),
  v.pipe(v.string(), v.isoTimestamp(), v.transform(Date.parse), v.safeInteger()),
])

/** A moment in an answer: RFC 3339. */
export const Time = v.pipe(v.string(), v.isoTimestamp())

/** A code in a request, compared trimmed, NFKC and case-folded. */
export const CodeValue = v.pipe(
  v.string(),
  v.transform(normalizeCode),
  v.check((code: string) => isCode(code), says('unknown_code')),
)

/** An address that a mail can be sent to: anything around one `@`, with a dot behind it. `o'brien@münchen.de` is one. */
export const Email = v.pipe(v.string(), v.trim(), v.maxLength(254), v.regex(/^[^\s@\0]+@[^\s@\0]+\.[^\s@\0]+$/u))

/** A text that a database can store: PostgreSQL knows no NUL. */
export const storable = (maxLength: number) =>
  v.pipe(
    v.string(),
    v.maxLength(maxLength),
    v.check((text) => !text.includes('\0'), 'The text holds a NUL character.'),
  )

/** Free text that people read. */
export const Text = v.pipe(v.string(), v.trim(), storable(200))

export const VisitSchema = v.object({ id: Id, code: CodeValue, at: Moment })

/** A visit in a browser's event; `{}` and `null` stand for none. */
export const MaybeVisit = v.pipe(
  v.nullish(v.union([VisitSchema, v.strictObject({})])),
  v.transform((visit): Visit | null => (visit && 'id' in visit ? visit : null)),
)

/** A field that a page may leave out, leave empty or print as `null`: all three mean that there is none. */
export const maybe = <T extends string>(schema: v.GenericSchema<string, T>) =>
  v.pipe(
    v.nullish(v.union([v.literal(''), schema])),
    v.transform((value): T | undefined => (value ? (value as T) : undefined)),
  )
