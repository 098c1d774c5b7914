import { loadFriend } from '../later/parts.ts'
import type { Inputs, Scene } from './inputs.ts'
import { openLate } from './late-scene.ts'

/**
 * `<goodword-status>`: how far the friend has come. Its code is fetched for somebody who was sent, or who may say that he was: whose
 * address alone is known may not, and asking for the right would join him.
 */
export function openStatus(inputs: Inputs): Scene {
  const { adapter, visit, identity } = inputs
  return openLate(inputs, Boolean(adapter && (visit || (identity && 'token' in identity))), () =>
    loadFriend().then(({ openFriend }) => openFriend),
  )
}
