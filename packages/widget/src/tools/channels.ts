import { HREFS, type Hrefs } from '../share/channels.ts'

/**
 * Channels beside the usual ones, by addresses that they document themselves, except for Messenger: without an application id of
 * Facebook's there is only the scheme of its app. LinkedIn, Facebook and Messenger take the link alone.
 */
const MORE = {
  messenger: 'fb-messenger://share/?link={url}',
  telegram: 'https://t.me/share/url?url={url}&text={text}',
  facebook: 'https://www.facebook.com/sharer/sharer.php?u={url}',
  x: 'https://x.com/intent/post?text={text}&url={url}',
  line: 'https://social-plugins.line.me/lineit/share?url={url}&text={text}',
  reddit: 'https://www.reddit.com/submit?url={url}&title={text}',
  linkedin: 'https://www.linkedin.com/sharing/share-offsite/?url={url}',
  pinterest: 'https://www.pinterest.com/pin/create/button/?url={url}&description={text}',
} satisfies Hrefs

// Documented for phones alone, where the page, on iPhones, leaves out the text.
const LINE_ON_PHONE = 'https://line.me/R/share?text={text}%20{url}'

/** Their marks, for `Icon`. */
export const icons: Readonly<Record<string, string>> = {
  messenger:
    'M12 3.5c-5 0-8.5 3.5-8.5 8 0 2.5 1 4.5 2.5 6v3l2.5-1.5a10 10 0 0 0 3.5.5c5 0 8.5-3.5 8.5-8s-3.5-8-8.5-8zM7.5 13.5l3-3 3 2 3-3',
  telegram: 'M21 4 3 11l5.5 2.2L18 7l-7 8 6.5 5L21 4zM8.5 13.2V19l3-3.5',
  facebook: 'M14 21v-8h3l.5-3.5H14V7.5c0-1.2.6-2 2-2h1.7V3.2S16.5 3 15.2 3C12.4 3 11 4.6 11 7.2v2.3H8V13h3v8',
  x: 'M5 4.5 19 19.5M19 4.5 5 19.5',
  line: 'M12 4c-5 0-8.5 3-8.5 7 0 3.5 3 6 7 6.5V21c5-2.5 10-6 10-10 0-4-3.5-7-8.5-7zM8.5 8.5v4h2.5M14 12.5v-4',
  reddit:
    'M12 9c-4.5 0-8 2.5-8 5.5S7.5 20 12 20s8-2.5 8-5.5S16.5 9 12 9zl1-5 4 1M9 13.5v.01M15 13.5v.01M9 16.5c2 1 4 1 6 0',
  linkedin: 'M5 10v9.5M5 5.5v.01M10 19.5V10M10 14c0-5 9-5 9 0v5.5',
  pinterest: 'M9 20.5 12 9M7.5 13.5c-3-4.5 0-9.5 5-9.5 6.5 0 7 8 2.5 10-2 1-4 0-4.5-1.5',
} satisfies Record<keyof typeof MORE, string>

/** Every channel that something on this device can answer. */
export function allHrefs(): Hrefs {
  const { messenger: _app, ...pages } = MORE
  return isPhone() ? { ...HREFS, ...MORE, line: LINE_ON_PHONE } : { ...HREFS, ...pages }
}

/** Where apps answer: phones, and tablets that say what they are. */
function isPhone(): boolean {
  return /Android|iPhone|iPad/.test(navigator.userAgent)
}
