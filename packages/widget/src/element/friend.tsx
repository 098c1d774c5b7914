/** @jsxImportSource preact */
import { createFriendModel } from '../model/friend-model.ts'
import { FriendPanel } from '../panel/FriendPanel.tsx'
import { friend } from '../theme/friend.ts'
import type { Inputs, Scene } from './inputs.ts'

/** The friend's progress, which is read again whenever the page comes back into sight, or the backend has heard of something. */
export function openFriend({ adapter, visit, identity, defaults, tell }: Inputs): Scene {
  const shared = () => (defaults.handOver ? defaults.handOver() : visit)
  const model = createFriendModel({
    adapter,
    visit: shared,
    // Who was sent is not asked who sent him, also while no backend may hear of it. An address would be joined by asking.
    identity: (visit && !shared()) || !identity || !('token' in identity) ? null : identity,
    onClaim: (state) => tell('goodword-claim', { state }),
    onError: (code) => tell('goodword-error', { code }),
  })
  const stops = [defaults.onReport?.(model.refresh), defaults.onVisit?.(model.refresh)]
  const look = () => {
    if (document.visibilityState === 'visible') model.refresh()
  }
  document.addEventListener('visibilitychange', look)
  return {
    styles: () => [friend],
    draw(text, has) {
      const known = text.with('friend')
      const view = model.view.value
      const isThere = view
        ? has('steps') || view.coupon || (has('rewards') && view.rewards.length > 0)
        : model.trouble.value
          ? has('steps')
          : model.canClaim.value && has('claim')
      return known && isThere ? <FriendPanel model={model} text={known} has={has} /> : null
    },
    isWaiting: (text) => model.isReading.value || !text.with('friend'),
    fail: model.fail,
    dispose() {
      document.removeEventListener('visibilitychange', look)
      for (const stop of stops) stop?.()
      model.dispose()
    },
  }
}
