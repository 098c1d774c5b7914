import { defineElements, type ElementProperties, type GoodwordElement, type GoodwordEvents } from '@goodword/widget'
import { createElement, useEffect, useRef, type HTMLAttributes, type ReactElement, type ReactNode } from 'react'

type Told<Name extends keyof GoodwordEvents> = (event: CustomEvent<GoodwordEvents[Name]>) => void

/**
 * What both components take: the element's properties, its attributes, its events, and what any HTML element takes. An event's
 * `detail` is that of the element's own event.
 */
export interface GoodwordProps
  extends Partial<ElementProperties>, Omit<HTMLAttributes<HTMLElement>, 'onCopy' | 'onError'> {
  token?: string
  email?: string
  /** BCP 47. Default: the page's own. */
  locale?: string
  /** Default `auto`: what fits the page around it. */
  theme?: 'light' | 'dark' | 'auto'
  /** Sections that are there, and no others, as `link share`. */
  show?: string
  /** Sections that are not there. */
  hide?: string
  /** The address of styles of one's own. */
  stylesheet?: string
  /** What has a `slot`: `header`, `footer`, `empty`. */
  children?: ReactNode
  onShare?: Told<'goodword-share'>
  onCopy?: Told<'goodword-copy'>
  onKeep?: Told<'goodword-keep'>
  onDismiss?: Told<'goodword-dismiss'>
  onJoin?: Told<'goodword-join'>
  onError?: Told<'goodword-error'>
}

/** The sharer's panel: `<goodword-referral>`. */
export const GoodwordReferral = component('goodword-referral')

/** The friend's banner: `<goodword-welcome>`. Takes no space while there is nothing to say. */
export const GoodwordWelcome = component('goodword-welcome')

/**
 * React 18 hands custom elements attributes only, so properties and listeners are set by hand, after every render. On a server
 * only the empty element is written; everything else begins in the browser.
 */
function component(name: 'goodword-referral' | 'goodword-welcome') {
  return function GoodwordComponent(props: GoodwordProps): ReactElement {
    const {
      className,
      adapter,
      identity,
      visit,
      messages,
      onShare,
      onCopy,
      onKeep,
      onDismiss,
      onJoin,
      onError,
      ...attributes
    } = props
    const element = useRef<GoodwordElement>(null)
    const listeners = { share: onShare, copy: onCopy, keep: onKeep, dismiss: onDismiss, join: onJoin, error: onError }
    const newest = useRef(listeners)

    useEffect(() => {
      newest.current = listeners
      // `null` leaves the choice to the element's attributes and defaults.
      const given = {
        adapter: adapter ?? null,
        identity: identity ?? null,
        visit: visit ?? null,
        messages: messages ?? null,
      }
      Object.assign(element.current ?? {}, given)
    })

    useEffect(() => {
      const gone = new AbortController()
      for (const event of Object.keys(newest.current) as (keyof typeof listeners)[]) {
        const tell = (told: Event) => (newest.current[event] as ((event: Event) => void) | undefined)?.(told)
        element.current?.addEventListener(`goodword-${event}`, tell, gone)
      }
      defineElements()
      return () => gone.abort()
    }, [])

    // React 18 would write an attribute called `classname`.
    return createElement(name, { ...attributes, class: className, ref: element })
  }
}
