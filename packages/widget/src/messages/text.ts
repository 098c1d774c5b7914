import { formatMoney } from '@goodword/core'
import type { KnownMessages, MessageKey, Messages, PartName } from './messages.ts'

/** What is filled into a text, by name. */
export type Values = Readonly<Record<string, string>>

/** The texts of one language, and numbers and dates as its readers write them. */
export interface Text {
  readonly messages: KnownMessages
  /**
   * The same with the texts of parts of the widget, which are fetched at the first call. `null` while any are on their way; who
   * asked in an effect is called again when they are there.
   */
  with(...parts: PartName[]): Text | null
  /** A sentence with its `{names}` filled in. A name without a value stays as it stands. */
  say(key: MessageKey, values?: Values): string
  number(value: number): string
  /** A number of days with its unit: `1 day`, `14 days`. */
  days(count: number): string
  /** Money in minor units: `$20`, `$19.50`. A currency that `Intl` refuses is shown as number and code. */
  money(amount: number, currency: string): string
  /** A share in parts per million: `10%`. */
  share(ppm: number): string
  /** An RFC 3339 moment as a day of the reader: `3 October`, with the year when it is another one. */
  date(moment: string): string
  /** Milliseconds since 1970 as a time of the reader's day: `14:05`. */
  time(moment: number): string
}

// Right to left, names, codes and sums such as `20 US$` would be torn apart by the text around them.
const LEFT_TO_RIGHT_ISOLATE = '\u2066'
const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

export interface TextOptions {
  /** Milliseconds since 1970. */
  now?: () => number
  /** The texts of a part, `null` before they are there. Absent: all are there. */
  wordsFor?: (part: PartName) => Partial<Messages> | null
}

/** `locale` is what `Intl` is asked with: the page's own tag where it is of the same language, such as `en-GB`. */
export function createText(messages: KnownMessages, locale: string = messages.locale, options: TextOptions = {}): Text {
  const isRtl = messages.dir === 'rtl'
  const fill = (text: string, values: Values = {}) =>
    text.replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = values[name] ?? hole
      return isRtl ? FIRST_STRONG_ISOLATE + value + POP_ISOLATE : value
    })
  const number = (value: number) => new Intl.NumberFormat(locale).format(value)

  return {
    messages,
    with(...parts) {
      // All are asked for before any is missed, so that they come at the same time.
      const words = parts.map((part) => (options.wordsFor ? options.wordsFor(part) : {}))
      return words.includes(null) ? null : createText(Object.assign({}, ...words, messages), locale, options)
    },
    number,
    say: (key, values) => fill(messages[key] ?? '', values),
    days: (count) => new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(count),
    money(amount, currency) {
      try {
        const money = formatMoney({ amount, currency }, locale)
        return isRtl ? LEFT_TO_RIGHT_ISOLATE + money.replace(/\u200f/g, '') + POP_ISOLATE : money
      } catch {
        return `${number(amount)} ${currency}` // not three letters: points, or a backend with its own ideas
      }
    },
    share: (ppm) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(ppm / 1_000_000),
    date(moment) {
      const day = new Date(moment)
      const isThisYear = day.getFullYear() === new Date(options.now?.() ?? Date.now()).getFullYear()
      const year = isThisYear ? undefined : 'numeric'
      return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year }).format(day)
    },
    time: (moment) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(moment),
  }
}
