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

type Listening = Pick<Tracker, 'consent' | 'visit' | 'on' | 'signal'>

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
 * date. Ends with the tracker.
 */
export function watchChoices(tracker: Listening, options: ChoiceOptions): Choices {
  const { said, look } = askChoices(tracker, options)
  watchPage(look, tracker.signal)
  return said
}

/**
 * Asks the consent managers of the page: Consent Mode (`ad_storage`), TCF 2.2 (purpose 1, and the vendor if there is one), the
 * WP Consent API (`marketing`), and Global Privacy Control. One denial is a denial; without a denial, one that has not decided yet
 * leaves it undecided. What an earlier page was allowed to store, and what the visitor permits to us, stays until somebody
 * refuses. `look` asks those that have come since.
 */
export function askChoices(
  { consent, visit, on, signal }: Listening,
  { consent: setting, gpc, vendor }: ChoiceOptions,
): { said: Choices; look: () => void } {
  const page = window as Managed
  const said: Choices = {}
  /** What the tracker has heard of us, or has begun with. */
  let told: boolean | null | undefined = setting === 'wait' ? null : undefined
  /** Whether the visitor has permitted it to us meanwhile, by a press or a call: no decision takes nothing of that away. */
  let permitted: Consent | undefined
  on('consent', (choice) => (permitted = choice !== told && choice))
  const { at, id } = visit() ?? {}
  /** The visit that an earlier page has stored; not what another domain has handed over in the address, however old it is. */
  const kept = at! < performance.timeOrigin && !performance.getEntriesByType('navigation')[0]?.name.includes(id!) && id
  /** What the visitor has answered in Consent Mode, if he has. */
  let answer: boolean | undefined

  /** While we look at what lies there nothing is decided: of that the last word counts, and of nobody alone. */
  let isLooking = true

  function hear(source: ChoiceSource, choice: boolean | null) {
    said[source] = choice
    if (choice === false) told = undefined // a refusal counts each time: the visitor may have permitted it to us meanwhile
    if (!isLooking) decide()
  }

  function decide() {
    const all = Object.values(said)
    const next = all.includes(false) ? false : all.includes(null) ? null : true
    // Managers begin each page by denying, until they have read what the visitor chose on an earlier one.
    if (!all.length || (next === null && (permitted || visit()?.id === kept))) return
    if (next !== told) consent((told = next))
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

  /** Once each: some are there before us, others come later. True: not there yet. */
  let hooks: (() => true | void)[] = [
    () => {
      const { dataLayer: layer } = page
      if (!Array.isArray(layer)) return true
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
    },
    () => {
      const { __tcfapi: tcf } = page
      if (!tcf) return true
      hear('tcf', null)
      let listener: unknown
      const leave = () => quietly(() => tcf('removeEventListener', 2, () => {}, listener))
      signal.addEventListener('abort', leave)
      tcf('addEventListener', 2, (data, isFine) => {
        const { eventStatus, gdprApplies, purpose, vendor: vendors, listenerId } = data ?? {}
        listener = listenerId
        const isExempt = gdprApplies === false
        if (signal.aborted) leave()
        // The visitor has answered, on an earlier page (`tcloaded`) or now (`useractioncomplete`).
        else if (isFine && (isExempt || /loaded|complete/.test(eventStatus!))) {
          hear('tcf', isExempt || (!!purpose?.consents?.[1] && (!vendor || !!vendors?.consents?.[vendor as string])))
        }
      })
    },
    () => {
      if (!page.wp_has_consent) return true
      hear('wp', page.wp_has_consent('marketing') || null)
      const change = (event: Event) => {
        const choice = (event as CustomEvent<Record<string, string>>).detail?.marketing
        if (choice) hear('wp', choice === 'allow')
      }
      document.addEventListener('wp_listen_for_consent_change', change, { signal })
    },
  ]
  const look = () => {
    if (signal.aborted) return
    isLooking = true
    hooks = hooks.filter(quietly)
    isLooking = false
    decide()
  }
  look()
  return { said, look }
}
