import type { DetachedWindowAPI } from 'happy-dom'
// oxlint-disable-next-line no-restricted-imports -- for tests, though it is none itself
import { onTestFinished, vi } from 'vitest'
import type { Api, Goodword, Part, PartName } from './api.ts'
import { readConfig } from './config.ts'
import { startGoodword } from './start.ts'

const { happyDOM } = globalThis as unknown as { happyDOM: DetachedWindowAPI }

export const SHOP = 'https://shop.example/'
export const TAG = '<script src="https://refer.example/goodword.js?v=2" data-key="pk_live_1"></script>'

/** The tag with more attributes. */
export const tag = (attributes: string) => TAG.replace('data-key', `${attributes} data-key`)

/** What a page may hold of others, and what we leave in it. */
const GLOBALS = ['goodword', 'goodwordConfig', 'dataLayer', '__tcfapi', 'wp_has_consent'] as const

/**
 * Makes the page of the test one of a shop: with this in it, at this address, nothing stored, and a backend that takes everything.
 * When the test is over, all is ended and cleared. For tests.
 */
export function openPage(html = TAG, url = SHOP) {
  happyDOM.setURL(url)
  happyDOM.settings.handleDisabledFileLoadingAsSuccess = true // or it says of each tag that it loads none
  document.body.innerHTML = html
  const requests: { url: string; body: unknown }[] = []
  vi.stubGlobal('__VERSION__', '1.2.3')
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    requests.push({ url, body: init.body ? JSON.parse(String(init.body)) : undefined })
    return Response.json({ accepted: 1, duplicates: 0, rejected: [], codes: {}, until: '2027-01-01T00:00:00Z' })
  })
  onTestFinished(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
    window.goodword?.stop?.()
    happyDOM.setURL(SHOP)
    document.body.replaceChildren()
    for (const name of GLOBALS) Reflect.deleteProperty(window, name)
    for (const storage of [localStorage, sessionStorage]) storage.clear()
    for (const [, name] of document.cookie.matchAll(/(?:^|; )([^=]*)=/g)) {
      for (const domain of ['', ';domain=shop.example']) document.cookie = `${name}=;path=/;max-age=0${domain}`
    }
  })
  return requests
}

/** Moves on in the page as a router does, which draws something. */
export function goTo(url: string): void {
  happyDOM.setURL(url)
  document.body.append(document.createElement('i'))
}

/** What there is instead of the files beside goodword.js. */
export interface Parts {
  /** Names of parts that were asked for, in their order. */
  asked: string[]
  /** What each part that has started was given. */
  given: { [Name in PartName]?: Api }
  /** Parts that do not arrive. */
  missing: Set<PartName>
  load: (url: URL) => Promise<Part>
}

/** Parts that do nothing, or some of them real. */
export function createParts(real: PartName[] = []): Parts {
  const parts: Parts = {
    asked: [],
    given: {},
    missing: new Set(),
    async load(url) {
      const name = /^https:\/\/refer\.example\/(\w+)\.js(\?\d+)?$/.exec(url.href)?.[1] as PartName
      parts.asked.push(name)
      if (parts.missing.has(name)) throw new TypeError(`${url} did not load`)
      const part = real.includes(name) ? await REAL[name]() : null
      return {
        start(goodword) {
          parts.given[name] = goodword
          return (part ? part.start(goodword) : () => `${name} called`) as never
        },
      }
    },
  }
  return parts
}

const REAL: { [Name in PartName]: () => Promise<{ start(goodword: Api): unknown }> } = {
  widget: () => import('./widget.ts'),
  friend: () => import('./friend.ts'),
  launcher: () => import('./launcher.ts'),
  more: () => import('./more.ts'),
  choices: () => import('./choices.ts'),
  doctor: () => import('./doctor.ts'),
  demo: () => import('./demo.ts'),
}

/** Starts goodword.js in the page; gives what is global now. */
export function start(parts = createParts()): Goodword {
  startGoodword(readConfig(), parts.load)
  return window.goodword!
}

/** Waits until what was loaded has started, listeners were called and changes of the page were seen. */
export const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 50))
