import { quietly } from './quietly.ts'
import type { Consent, Tracker } from './tracker.ts'
import { watchPage } from './watch-page.ts'

/** Who may have something to say. */
export type ChoiceSource = 'gpc' | 'mode' | 'tcf' | 'wp'

/** What each has said: `true` or `false`, or `null` where it is there and nobody has decided. */
export type Choices = { [Source in ChoiceSource]?: boolean | null }

/** What decides beside the visitor. */
export interface ChoiceOptions {
  /** As the tracker's own: with `wait` it has begun undecided. Default: it has stored what it knows. */
  consent?: unknown
  /** `ignore` for owners who need not honour Global Privacy Control. Default: it leaves everything undecided, which no manager lifts; a press or a call does. */
  gpc?: unknown
  /** Our number in the TCF's list of vendors, where the owner has registered one: its consent is needed too. Default: none. */
  vendor?: unknown
}

/** A tracker, and the last word of the visitor or the page in `consent`, not ours: `null` where it waits for one. */
interface Asking extends Pick<Tracker, 'consent' | 'visit' | 'signal'> {
  word?: Consent | undefined
}

/** A command of Consent Mode: an Array, or the Arguments of a `gtag` function. Anything else may lie in the same layer. */
type Command = { 0?: unknown; 1?: unknown; 2?: { ad_storage?: unknown } }

interface TcData {
  listenerId?: number
  eventStatus?: string
  gdprApplies?: boolean
  purpose?: { consents?: Record<string, boolean> }
  vendor?: { consents?: Record<string, boolean> }
}

/** What consent managers put into a page. */
interface Managed {
  dataLayer?: Command[]
  __tcfapi?: (
    command: string,
    version: 2,
    callback?: (data: TcData | null, isFine: boolean) => void,
    parameter?: unknown,
  ) => void
  wp_has_consent?: (category: string) => boolean
}

/**
 * Tells the tracker what the consent managers of the page say, those that come later too. Returns what each has said, kept up to
 * date. From now on `tracker.consent` is the visitor's own word. Ends with the tracker.
 */
export function watchChoices(tracker: Asking, options: ChoiceOptions): Choices {
  const { consent, signal } = tracker
  const asking: Asking = { ...tracker }
  tracker.consent = (choice) => consent((asking.word = choice))
  const { said, look } = askChoices(asking, options)
  watchPage(look, signal)
  return said
}

/**
 * Asks the consent managers of the page: Consent Mode (`ad_storage`), TCF 2.2 (purpose 1, and the vendor if there is one), the
 * WP Consent API (`marketing`), and Global Privacy Control. One denial is a denial; without a denial, one that has not decided yet
 * leaves it undecided. What an earlier page was allowed to store stays until somebody refuses. The visitor's own word outranks
 * them: a refusal until he takes it back, a permission until somebody refuses afterwards. `look` asks those that have come since.
 */
export function askChoices(
  asking: Asking,
  { consent: setting, gpc, vendor }: ChoiceOptions,
): { said: Choices; look: () => void } {
  const { consent, visit, signal } = asking
  const page = window as Managed
  const said: Choices = {}
  /** What the tracker has heard of us, or has begun with. */
  let told = setting === 'wait' ? null : asking.word
  const { at, id } = visit() ?? {}
  /** The visit that an earlier page has stored; not what another domain has handed over in the address, however old it is. */
  const kept = at! < performance.timeOrigin && !performance.getEntriesByType('navigation')[0]?.name.includes(id!) && id
  /** What the visitor has answered in Consent Mode, if he has. */
  let answer: boolean | undefined

  /** While we look at what lies there nothing is decided: of that the last word counts, and of nobody alone. */
  let isLooking = true
  let isNew = false

  function hear(source: ChoiceSource, choice: boolean | null) {
    said[source] = choice
    isNew = true
    if (isLooking) return
    if (choice === false) {
      told = undefined
      asking.word &&= undefined
    }
    decide()
  }

  function decide() {
    if (!isNew) return
    isNew = false
    const all = Object.values(said)
    const next = all.includes(false) ? false : all.includes(null) ? null : true
    // Managers begin each page by denying, until they have read what the visitor chose on an earlier one.
    if (asking.word != null || next === told || (next === null && visit()?.id === kept)) return
    consent((told = next))
    asking.word = undefined
  }

  if (gpc !== 'ignore' && (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true)
    hear('gpc', null)

  /**
   * A default is no answer of the visitor: nobody knows whether its region is his, so that none lifts an earlier one. After his
   * answer none counts.
   */
  const obey = (command: Command) =>
    quietly(() => {
      const choice = command[0] === 'consent' && command[2]?.ad_storage
      const isGranted = choice === 'granted'
      if (!choice) return
      if (command[1] === 'update') hear('mode', (answer = isGranted))
      else if (answer == null) hear('mode', (isGranted && said.mode !== null) || null)
    })

  /** Once each: some are there before us, others come later. True: it listens. */
  let hooks: (() => true | void)[] = [
    () => {
      const { dataLayer: layer } = page
      if (!Array.isArray(layer)) return
      const { push } = layer
      const ours = (...commands: Command[]) => {
        const length = push.apply(layer, commands)
        commands.forEach(obey)
        return length
      }
      layer.push = ours
      // Where others have wrapped ours meanwhile it stays beneath theirs, and is deaf.
      signal.addEventListener('abort', () => layer.push === ours && (layer.push = push))
      layer.forEach(obey)
      return true
    },
    () => {
      const { __tcfapi: tcf } = page
      if (!tcf) return
      hear('tcf', null)
      let listener: unknown
      const leave = () => quietly(() => tcf('removeEventListener', 2, () => {}, listener))
      signal.addEventListener('abort', leave)
      const listen = (data: TcData | null, isFine: boolean) => {
        const { eventStatus, gdprApplies, purpose, vendor: vendors, listenerId } = data ?? {}
        listener = listenerId
        const isExempt = gdprApplies === false
        if (signal.aborted) leave()
        // The visitor has answered, on an earlier page (`tcloaded`) or now (`useractioncomplete`).
        else if (isFine && (isExempt || /loaded|complete/.test(eventStatus!))) {
          hear('tcf', isExempt || (!!purpose?.consents?.[1] && (!vendor || !!vendors?.consents?.[vendor as string])))
        }
      }
      quietly(() => tcf('addEventListener', 2, listen)) // what throws may have listened all the same
      return true
    },
    () => {
      if (!page.wp_has_consent) return
      hear('wp', page.wp_has_consent('marketing') || null)
      const change = (event: Event) => {
        const choice = (event as CustomEvent<Record<string, string>>).detail?.marketing
        if (choice) hear('wp', choice === 'allow')
      }
      document.addEventListener('wp_listen_for_consent_change', change, { signal })
      return true
    },
  ]
  const look = () => {
    if (signal.aborted) return
    isLooking = true
    hooks = hooks.filter((hook) => !quietly(hook))
    isLooking = false
    decide()
  }
  look()
  return { said, look }
}
