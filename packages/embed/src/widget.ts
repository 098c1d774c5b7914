import { createHttpAdapter } from '@goodword/adapters/http'
import { defineSharerElements } from '@goodword/widget'
import { forgetOwnCodes, rememberOwnCodes } from '@goodword/widget/own-codes'
import type { Api } from './api.ts'
import { identityFor } from './identity.ts'
import { takeMailedToken } from './mailed-token.ts'
import { pageNonce } from './page-nonce.ts'

/** Brings the sharer's elements on the page to life. goodword.js calls it once. */
export function start(goodword: Api): void {
  const { config, visit, land, signal, need } = goodword
  const nonce = pageNonce()
  takeMailedToken(goodword)
  signal.addEventListener('abort', forgetOwnCodes)
  defineSharerElements({
    adapter: createHttpAdapter(config),
    ...identityFor(goodword),
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
