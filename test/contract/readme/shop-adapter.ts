import { isCode, type BackendAdapter } from '@goodword/core'
import type { ShopApi } from './shop-api.ts'

/** Speaks with the referral service that this shop has had for years. */
export function createShopAdapter(api: ShopApi): BackendAdapter {
  return {
    name: 'shop',

    async record(events, { signal } = {}) {
      signal?.throwIfAborted()
      return api.saveReferralEvents(events)
    },

    async invitation(code, { signal } = {}) {
      signal?.throwIfAborted()
      if (!isCode(code)) return null
      return api.findInvitation(code)
    },
  }
}
