import { createHttpAdapter } from '@goodword/adapters/http'
import { defineFriendElements } from '@goodword/widget'
import type { Api } from './api.ts'
import { identityFor } from './identity.ts'
import { pageNonce } from './page-nonce.ts'

/** Brings the friend's elements on the page to life. goodword.js calls it once. */
export function start(goodword: Api): void {
  const { config, visit, handOver, on, consent, land, need } = goodword
  const nonce = pageNonce()
  defineFriendElements({
    adapter: createHttpAdapter(config),
    ...identityFor(goodword),
    visit,
    handOver,
    onReport: (listener) => on('sent', () => listener()),
    onVisit: (listener) => on('visit', () => listener()),
    // The press asks for exactly this, so that it is a permission, unless the owner wants only his consent manager to give one.
    keep(visit) {
      if (config.keep !== 'hold') consent(true)
      land(visit)
    },
    demo: () => need('demo.js'),
    ...(nonce && { nonce }),
  })
}
