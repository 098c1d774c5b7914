import { createHttpAdapter } from '@goodword/adapters/http'
import { defineFriendElements } from '@goodword/widget'
import { forgetAnswer } from '@goodword/widget/own-codes'
import type { Api } from './api.ts'
import { identityFor } from './identity.ts'
import { takeMailedToken } from './mailed-token.ts'
import { pageNonce } from './page-nonce.ts'

/** Brings the friend's elements on the page to life. goodword.js calls it once. */
export function start(goodword: Api): void {
  const { config, visit, handOver, on, consent, land, signal, need } = goodword
  const nonce = pageNonce()
  takeMailedToken(goodword)
  signal.addEventListener('abort', forgetAnswer)
  const own = identityFor(goodword)
  defineFriendElements({
    adapter: createHttpAdapter(config),
    ...own,
    // After the end there is nobody.
    identity: () => (signal.aborted ? null : own.identity()),
    visit: () => (signal.aborted ? null : visit()),
    handOver,
    onReport: (listener) => on('sent', () => listener()),
    onVisit(listener) {
      signal.addEventListener('abort', listener)
      return on('visit', () => listener())
    },
    // The press asks for exactly this, so that it is a permission, unless the owner wants only his consent manager to give one.
    keep(visit) {
      if (config.keep !== 'hold') consent(true)
      land(visit)
    },
    demo: () => need('demo.js'),
    ...(nonce && { nonce }),
  })
}
