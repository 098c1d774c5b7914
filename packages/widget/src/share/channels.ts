/** Where a link can be sent. */
export type ChannelId = 'whatsapp' | 'sms' | 'email' | 'facebook' | 'telegram' | 'x'

/** What is sent. */
export interface Message {
  url: string
  text: string
  /** For mails. */
  subject: string
}

/** One way to send, as a plain link: it works without a popup, with the middle button, and without us. */
export interface Channel {
  id: ChannelId
  href: string
  /** A page to open beside this one; otherwise an app of the device answers. */
  isPage: boolean
}

const HREFS: Readonly<Record<ChannelId, (message: Message) => string>> = {
  whatsapp: ({ text, url }) => `https://wa.me/?${query({ text: `${text} ${url}` })}`,
  // `?&`: iOS reads what follows `&`, Android what follows `?`.
  sms: ({ text, url }) => `sms:?&${query({ body: `${text} ${url}` })}`,
  email: ({ text, url, subject }) => `mailto:?${query({ subject, body: `${text}\n\n${url}` })}`,
  facebook: ({ url }) => `https://www.facebook.com/sharer/sharer.php?${query({ u: url })}`,
  telegram: ({ text, url }) => `https://t.me/share/url?${query({ url, text })}`,
  x: ({ text, url }) => `https://x.com/intent/post?${query({ text, url })}`,
}

const USUAL = Object.keys(HREFS) as ChannelId[]

/** The ways to send a message: those the owner chose, in his order, names we do not know left out; without a choice all. */
export function channelsFor(message: Message, chosen: readonly string[] = []): Channel[] {
  const wanted = chosen.filter((id): id is ChannelId => Object.hasOwn(HREFS, id))
  return (wanted.length ? wanted : USUAL).map((id) => {
    const href = HREFS[id](message)
    return { id, href, isPage: href.startsWith('https:') }
  })
}

/** Not URLSearchParams: mail programs show its `+` for a space. */
function query(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
}
