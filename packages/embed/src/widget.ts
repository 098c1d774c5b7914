import { createHttpAdapter } from '@goodword/adapters/http'
import type { Identity } from '@goodword/core'
import type { Tracker } from '@goodword/tracker'
import { defineElements } from '@goodword/widget'
import type { Who } from './api.ts'

/** What goodword.js hands over. */
export interface WidgetParts {
  key: string
  api: string
  tracker: Tracker
  /** Who is looking at the page, as goodword.js was told. */
  who: Who
  /** Called after `who` changed. Ours to set: until the widget is here nobody else wants to know. */
  onIdentify(): void
  /** The nonce of the script's own tag. */
  nonce?: string | undefined
}

/** Brings the elements on the page to life. goodword.js calls it once. */
export function start(parts: WidgetParts): void {
  const { key, api, tracker, nonce } = parts
  const listeners = new Set<() => void>()
  let identity = toIdentity(parts.who)
  parts.onIdentify = () => {
    identity = toIdentity(parts.who)
    listeners.forEach((listener) => listener())
  }
  defineElements({
    adapter: createHttpAdapter({ key, api }),
    visit: tracker.visit,
    onVisit: (listener) => tracker.on('visit', () => listener()),
    keep: tracker.keep,
    identity: () => identity,
    onIdentity(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ...(nonce && { nonce }),
  })
}

function toIdentity(who: Who): Identity | null {
  if (!who) return null
  return typeof who === 'string' && who.includes('@') ? { email: who } : { token: who }
}
