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

const BUBBLE = 'M12 4c-5 0-8.5 3-8.5 7 0 3.5 3 6 7 6.5V21c5-2.5 10-6 10-10 0-4-3.5-7-8.5-7z'

/** Their marks, for `Icon`. */
export const icons: Readonly<Record<string, string>> = {
  messenger: `${BUBBLE}M7.5 13l3-3 3 2 3-3`,
  telegram: 'M21 4 3 11l6 2 9-6-7 8 6 5zM9 13v6l3-3',
  facebook: 'M17 4h-1a4 4 0 0 0-4 4v13M8 12h8',
  x: 'M5 5l14 14M19 5 5 19',
  line: `${BUBBLE}M8.5 8.5v4H11M14 8.5v4`,
  reddit: 'M12 9a8 5.5 0 1 0 .01 0l1-4 4 1M9 13.5v.01M15 13.5v.01M9 16.5c2 1 4 1 6 0',
  linkedin: 'M5 10v9M5 6v.01M10 19v-9M10 14c0-5 9-5 9 0v5',
  pinterest: 'M9 20l3-11M7 13c-3-4 0-9 5-9 7 0 7 8 3 10-2 1-4 0-4-1',
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
