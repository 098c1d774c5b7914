import { loadFriend } from '../later/parts.ts'
import type { Inputs, Scene } from './inputs.ts'
import { openLate } from './late-scene.ts'

/** `<goodword-welcome>`: the friend's side. The banner's code is fetched only for somebody whom a friend has sent. */
export function openWelcome(inputs: Inputs): Scene {
  return openLate(inputs, inputs.visit !== null, () => loadFriend().then(({ openBanner }) => openBanner))
}
