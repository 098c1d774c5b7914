/** @jsxImportSource preact */
import { createFriendModel } from '../model/friend-model.ts'
import { FriendPanel } from '../panel/FriendPanel.tsx'
import { friend } from '../theme/friend.ts'
import type { Inputs, Scene } from './inputs.ts'

/** The friend's progress, which is read again whenever the page comes back into sight, or the backend has heard of something. */
export function openFriend({ adapter, visit, identity, defaults, tell }: Inputs): Scene {
  const model = createFriendModel({
    adapter,
    visit,
    identity,
    onClaim: (state) => tell('goodword-claim', { state }),
    onError: (code) => tell('goodword-error', { code }),
  })
  const stopHearing = defaults.onReport?.(model.refresh)
  const look = () => {
    if (document.visibilityState === 'visible') model.refresh()
  }
  document.addEventListener('visibilitychange', look)
  return {
    styles: () => [friend],
    draw(text, has) {
      const known = text.with('friend')
      const isThere = model.view.value
        ? has('steps') || has('rewards')
        : model.trouble.value
          ? has('steps')
          : model.canClaim.value && has('claim')
      return known && isThere ? <FriendPanel model={model} text={known} has={has} /> : null
    },
    isWaiting: (text) => model.isReading.value || !text.with('friend'),
    fail: model.fail,
    dispose() {
      document.removeEventListener('visibilitychange', look)
      stopHearing?.()
      model.dispose()
    },
  }
}
