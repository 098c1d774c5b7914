import { createHttpAdapter } from '@goodword/adapters/http'
import type { Identity } from '@goodword/core'
import { defineElements } from '@goodword/widget'
import { forgetOwnCodes, rememberOwnCodes } from '@goodword/widget/own-codes'
import { takeMailedToken } from './mailed-token.ts'
import { pageNonce } from './page-nonce.ts'
import type { Api, Who } from './api.ts'

/** Brings the elements on the page to life. goodword.js calls it once. */
export function start(goodword: Api): void {
  const { config, visit, on, consent, land, signal, need } = goodword
  const nonce = pageNonce()
  const listeners = new Set<() => void>()
  takeMailedToken(goodword)
  let identity = toIdentity(goodword.who)

  function identify(who: Who) {
    goodword.who = who
    identity = toIdentity(who)
    listeners.forEach((listener) => listener())
  }
  // From now on there is somebody to tell.
  goodword.identify = identify

  signal.addEventListener('abort', forgetOwnCodes)
  defineElements({
    adapter: createHttpAdapter(config),
    visit,
    onVisit: (listener) => on('visit', () => listener()),
    // The press asks for exactly this, so that it is a permission, unless the owner wants only his consent manager to give one.
    keep(visit) {
      if (config.keep !== 'hold') consent(true)
      land(visit)
    },
    identity: () => identity,
    onIdentity(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onPartner(codes) {
      if (signal.aborted) return // an answer may come after the end
      rememberOwnCodes(codes)
      const { code } = visit() ?? {}
      if (codes.some((own) => own.toLowerCase() === code?.toLowerCase())) land() // one's own link is no visit
    },
    demo: () => need('demo.js'),
    ...(nonce && { nonce }),
  })
}

function toIdentity(who: Who): Identity | null {
  if (!who) return null
  return typeof who === 'string' && who.includes('@') ? { email: who } : { token: who }
}
