/** What is sent. */
export interface Message {
  url: string
  text: string
  /** For mails. */
  subject: string
}

/** One way to send, as a plain link: it works without a popup, with the middle button, and without us. */
export interface Channel {
  id: string
  href: string
  /** A page to open beside this one; otherwise an app of the device answers. */
  isPage: boolean
}

/** How each channel takes a message, as an address. */
export type Hrefs = Readonly<Record<string, (message: Message) => string>>

/** The usual channels of the row. Others are in `tools/channels.ts`. */
export const HREFS = {
  whatsapp: (message) => `https://wa.me/?${query({ text: whole(message) })}`,
  // `?&`: iOS reads what follows `&`, Android what follows `?`.
  sms: (message) => `sms:?&${query({ body: whole(message) })}`,
  email: ({ text, url, subject }) => `mailto:?${query({ subject, body: `${text}\n\n${url}` })}`,
} satisfies Hrefs

/** The ways to send a message: those the owner chose, in his order, names we do not know left out; without a choice all. */
export function channelsFor(message: Message, chosen: readonly string[] = [], hrefs: Hrefs = HREFS): Channel[] {
  const wanted = chosen.filter((id) => Object.hasOwn(hrefs, id))
  return (wanted.length ? wanted : Object.keys(hrefs)).map((id) => {
    const href = hrefs[id]!(message)
    return { id, href, isPage: href.startsWith('https:') }
  })
}

/** How many channels stand before the panel is asked for more. */
export const ROW = 3

/** Tells whether the owner put a channel into the row that is not among the usual ones. */
export function isBeyondRow(chosen: readonly string[]): boolean {
  return chosen.slice(0, ROW).some((id) => !Object.hasOwn(HREFS, id))
}

/** Text and link in one, for what has a single field. */
export const whole = ({ text, url }: Message): string => `${text} ${url}`

/** Not URLSearchParams: mail programs show its `+` for a space. */
export function query(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
}
