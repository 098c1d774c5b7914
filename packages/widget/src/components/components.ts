import { Component, createElement, type HTMLAttributes } from 'preact'
import type { ElementAttributes } from '../element/attributes.ts'
import { defineElements } from '../element/define.ts'
import type { GoodwordElement } from '../element/element-class.ts'
import { eventNames, type GoodwordListeners } from '../element/events.ts'
import type { ElementProperties } from '../element/inputs.ts'
import type { Section } from '../element/sections.ts'

/**
 * What every component takes: the element's properties, its attributes, its events, and what any HTML element takes. An event's
 * `detail` is that of the element's own event.
 */
export interface GoodwordProps
  extends
    ElementAttributes,
    Partial<ElementProperties>,
    GoodwordListeners,
    Omit<HTMLAttributes<HTMLElement>, keyof GoodwordListeners | 'children'> {}

/** The same for a component that is one section. */
export type SectionProps = Omit<GoodwordProps, 'show' | 'hide'>

/** The sharer's panel: `<goodword-referral>`. */
export const Referral = component<GoodwordProps>('goodword-referral')

/** The friend's banner: `<goodword-welcome>`. Takes no space while there is nothing to say. */
export const Welcome = component<Omit<SectionProps, 'model'> & { placement?: 'banner' | 'inline' | 'dialog' }>(
  'goodword-welcome',
)

/** The friend's own progress: `<goodword-status>`. Takes no space while there is nothing to say. */
export const Status = component<Omit<GoodwordProps, 'model'>>('goodword-status')

// One section of the panel each. Give all of them on a page one `model`, and each fact is read once.
export const Title = section('title')
export const Offer = section('offer')
export const Generosity = section('generosity')
export const Link = section('link')
export const Share = section('share')
export const Qr = section('qr')
export const Note = section('note')
export const Invite = section('invite')
export const Stats = section('stats')
export const Friends = section('friends')
export const Claims = section('claims')
export const Rewards = section('rewards')
export const Leaderboard = section('leaderboard')
export const Terms = section('terms')

function section(show: Section) {
  return component<SectionProps>('goodword-referral', { show })
}

/** Our elements bring their styles along, so that a component of ours is one of them. On a server it is written empty. */
function component<Props extends GoodwordProps>(name: string, fixed: GoodwordProps = {}) {
  return class extends Component<Props> {
    /** A function written inside of a component is another one at every rendering, and still one person's. */
    readonly token = () => askFor(this.props.identity)

    override render() {
      const { adapter, identity, visit, messages, model, ...rest } = { ...(this.props as GoodwordProps), ...fixed }
      const isAsked = identity && 'token' in identity && typeof identity.token === 'function'
      const properties: ElementProperties = {
        adapter: adapter ?? null,
        identity: isAsked ? { token: this.token } : (identity ?? null),
        visit: visit ?? null,
        messages: messages ?? null,
        model: model ?? null,
      }
      defineElements()
      // Not among the attributes: Preact sets no properties on what a server has written.
      const handOver = (element: GoodwordElement | null) => {
        if (element) Object.assign(element, properties)
      }
      return createElement(name, { ...withListeners(rest), ref: handOver } as object)
    }
  }
}

async function askFor(identity: GoodwordProps['identity']): Promise<string> {
  const token = identity && 'token' in identity ? identity.token : ''
  return typeof token === 'function' ? token() : token
}

/** `onCopy` and the like under the names of our events. */
function withListeners(props: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const given = { ...props }
  for (const event of Object.keys(eventNames)) {
    const name = `on${event.charAt(9).toUpperCase()}${event.slice(10)}`
    given[`on${event}`] = given[name]
    delete given[name]
  }
  return given
}
