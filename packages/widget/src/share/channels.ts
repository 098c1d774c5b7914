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

/** The address of each channel, with `{text}`, `{url}` and `{subject}` in the place of what is sent. */
export type Hrefs = Readonly<Record<string, string>>

/** The usual channels of the row. Others are in `tools/channels.ts`. */
export const HREFS = {
  whatsapp: 'https://wa.me/?text={text}%20{url}',
  // `?&`: iOS reads what follows `&`, Android what follows `?`.
  sms: 'sms:?&body={text}%20{url}',
  email: 'mailto:?subject={subject}&body={text}%0A%0A{url}',
} satisfies Hrefs

/** The ways to send a message: those the owner chose, in his order, names we do not know left out; without a choice all. */
export function channelsFor(message: Message, chosen: readonly string[] = [], hrefs: Hrefs = HREFS): Channel[] {
  const wanted = chosen.filter((id) => Object.hasOwn(hrefs, id))
  return (wanted.length ? wanted : Object.keys(hrefs)).map((id) => {
    const href = fill(hrefs[id]!, message)
    return { id, href, isPage: href.startsWith('https:') }
  })
}

/** How many channels stand before the panel is asked for more. */
export const ROW = 3

/** Tells whether the owner put a channel into the row that is not among the usual ones. */
export function isBeyondRow(chosen: readonly string[]): boolean {
  return chosen.slice(0, ROW).some((id) => !Object.hasOwn(HREFS, id))
}

/** Not by URLSearchParams: mail programs show its `+` for a space. */
function fill(href: string, message: Message): string {
  return href.replace(/\{(\w+)\}/g, (_, name: keyof Message) => encodeURIComponent(message[name]))
}
