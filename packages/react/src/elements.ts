import {
  defineElements,
  eventNames,
  type ElementAttributes,
  type ElementProperties,
  type GoodwordElement,
  type GoodwordListeners,
} from '@goodword/widget'
import {
  createElement,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type RefAttributes,
} from 'react'

/**
 * What every component takes: the element's properties, its attributes, its events, and what any HTML element takes, children
 * included. An event's `detail` is that of the element's own event.
 */
export interface GoodwordProps
  extends
    ElementAttributes,
    Partial<ElementProperties>,
    GoodwordListeners,
    Omit<HTMLAttributes<HTMLElement>, keyof GoodwordListeners> {}

/** The sharer's panel: `<goodword-referral>`. */
export const GoodwordReferral = /* @__PURE__ */ component('goodword-referral')

/** The friend's banner: `<goodword-welcome>`. Takes no space while there is nothing to say. */
export const GoodwordWelcome = /* @__PURE__ */ component('goodword-welcome')

/** The friend's own progress. Takes no space while there is nothing to say. */
export const GoodwordStatus = /* @__PURE__ */ component('goodword-status')

/** Who brought most friends this month. Takes no space where there is none, or for somebody who may not see it. */
export const GoodwordLeaderboard = /* @__PURE__ */ component('goodword-leaderboard')

type GoodwordComponent = ForwardRefExoticComponent<GoodwordProps & RefAttributes<GoodwordElement>>

/**
 * React 18 hands custom elements attributes only, so properties and listeners are set by hand, after every render. On a server
 * only the empty element is written; everything else begins in the browser.
 */
function component(name: string): GoodwordComponent {
  return forwardRef<GoodwordElement, GoodwordProps>(function GoodwordComponent(props, ref) {
    const { className, hidden, inert, adapter, identity, visit, messages, model, ...attributes } = props
    const element = useRef<GoodwordElement>(null)
    const newest = useRef(props)
    // A function written inside of a component is another one at every render, and still one person's.
    const [token] = useState(() => async () => askFor(newest.current.identity))
    useImperativeHandle(ref, () => element.current as GoodwordElement)

    useEffect(() => {
      newest.current = props
      const isAsked = identity && 'token' in identity && typeof identity.token === 'function'
      // `null` leaves the choice to the element's attributes and defaults.
      const given: ElementProperties = {
        adapter: adapter ?? null,
        identity: isAsked ? { token } : (identity ?? null),
        visit: visit ?? null,
        messages: messages ?? null,
        model: model ?? null,
      }
      Object.assign(element.current ?? {}, given)
    })

    useEffect(() => {
      const gone = new AbortController()
      for (const event in eventNames) {
        const tell = (told: Event) => listenerIn(newest.current, event)?.(told)
        element.current?.addEventListener(event, tell, gone)
      }
      defineElements()
      return () => gone.abort()
    }, [])

    for (const event in eventNames) delete attributes[propOf(event)]
    // React 18 would write attributes called `classname` and `hidden="false"`.
    return createElement(name, {
      ...attributes,
      class: className,
      hidden: hidden || undefined,
      inert: inert || undefined,
      ref: element,
    })
  })
}

/** The prop that listens to an event: `onCopy` for `goodword-copy`. */
function propOf(event: string): keyof GoodwordListeners {
  return event.replace(/^goodword-(.)/, (_, first: string) => `on${first.toUpperCase()}`) as keyof GoodwordListeners
}

function listenerIn(props: GoodwordProps, event: string) {
  return props[propOf(event)] as ((event: Event) => void) | undefined
}

function askFor(identity: GoodwordProps['identity']): string | Promise<string> {
  const { token } = identity as { token: string | (() => Promise<string>) }
  return typeof token === 'function' ? token() : token
}
