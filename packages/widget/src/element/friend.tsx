/** @jsxImportSource preact */
import type { LaterParts } from '../later/parts.ts'
import { createFriendModel } from '../model/friend-model.ts'
import { FriendPanel } from '../panel/FriendPanel.tsx'
import { friend } from '../theme/friend.ts'
import { referral } from '../theme/referral.ts'
import type { Inputs, Scene } from './inputs.ts'

/** The friend's progress, which is read again whenever the page comes back into sight. */
export const openFriend =
  (parts: LaterParts) =>
  ({ adapter, visit, identity, tell }: Inputs): Scene => {
    const model = createFriendModel({
      adapter,
      visit,
      identity,
      onClaim: (state) => tell('goodword-claim', { state }),
      onError: (code) => tell('goodword-error', { code }),
    })
    const look = () => {
      if (document.visibilityState === 'visible') model.refresh()
    }
    document.addEventListener('visibilitychange', look)
    return {
      styles: () => [referral, parts.css, parts.coupon, friend],
      draw(text, has) {
        const known = text.with('friend')
        const isThere = model.view.value
          ? has('steps') || has('rewards')
          : model.trouble.value
            ? has('steps')
            : model.canClaim.value && has('claim')
        return known && isThere ? <FriendPanel model={model} parts={parts} text={known} has={has} /> : null
      },
      isWaiting: () => model.isReading.value,
      fail: model.fail,
      dispose() {
        document.removeEventListener('visibilitychange', look)
        model.dispose()
      },
    }
  }
