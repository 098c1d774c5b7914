import type { Invitation } from '@goodword/core'
import type { Choices, Consent, Tracker } from '@goodword/tracker'
import type { Report } from '@goodword/tracker/doctor'
import type { demoInputs } from '@goodword/widget/demo'
import type { Config } from './config.ts'

/** Who is looking at the page: a token of the host's server, a function that fetches one, an e-mail address, or nobody. */
export type Who = string | (() => Promise<string>) | null | undefined

/** What each file beside goodword.js gives the page once it has started. */
export interface PartCalls {
  widget: () => void
  friend: () => void
  launcher: () => void
  more: () => Promise<Invitation | null>
  choices: () => void
  doctor: () => Promise<Report>
  demo: typeof demoInputs
}

export type PartName = keyof PartCalls

/** Its file; browsers remember what did not arrive, so that another try needs another query: `widget.js?2`. */
export type PartFile<N extends PartName = PartName> = `${N}.js` | `${N}.js?${number}`

/** What such a file exports. It brings itself to life until `goodword.signal` ends, and returns what the page may call. */
export interface Part<N extends PartName = PartName> {
  start(goodword: Api): PartCalls[N]
}

/** What the page can call, as `goodword.lead({ … })` or `goodword('lead', { … })`: all that a tracker can, and more. */
export interface Api extends Tracker {
  /** Who invites and what it brings; `null` without a visit or when its code is not known. Rejects like the adapter. */
  invitation(): Promise<Invitation | null>
  /** What works on this page and what does not, each with what to do. Rejects where doctor.js cannot be loaded. */
  doctor(): Promise<Report>
  /** Opens the dialog with the panel. Resolves when it is there; rejects where launcher.js cannot be loaded. */
  open(): Promise<void>
  /** Tells the elements on the page whose links and figures to show. Nothing signs out. */
  identify(who: Who): void
  /** Ends everything and erases what is stored: nothing of ours is left but this function, which does nothing more. */
  stop(): void

  /** For the parts: what the owner chose. */
  readonly config: Config
  /** For the parts: whom `identify` has named last, or a mailed link. */
  who?: Who
  /** For the parts: loads and starts one, once. Rejects when it does not arrive; another try is another query. */
  need<N extends PartName>(file: PartFile<N>): Promise<PartCalls[N]>
  /** For `choices.js`: what `consent` was told last, by the page or a press; `null` where the tracker waits for it. */
  word?: Consent | undefined
  /** For the parts: what consent managers have said, once there was one. */
  choices?: Choices & { part?: null }
  /** Takes the calls that a stub has kept, and later those of a stub that somebody holds a reference to. */
  readonly q: { push(call: Iterable<unknown>): void }
  /** For `more.js`, once the doctor is there: shows its panel. */
  showDoctor?: () => void
  /** Of the doctor, once it is there: it comes from beside goodword.js. */
  version?: string
}

/** The global. */
export interface Goodword extends Api {
  <N extends keyof Api>(name: N, ...args: Api[N] extends (...args: infer A) => unknown ? A : never): unknown
}

declare global {
  interface Window {
    goodword?: Goodword
    goodwordConfig?: object
    dataLayer?: unknown
    /** TCF: https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework */
    __tcfapi?: unknown
    /** https://wordpress.org/plugins/wp-consent-api/ */
    wp_has_consent?: unknown
  }
}
