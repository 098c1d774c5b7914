import { loadLater } from '../later/parts.ts'
import type { Inputs, Scene } from './inputs.ts'
import { openLate } from './late-scene.ts'

/** `<goodword-leaderboard>`: who brought most friends. Its code is fetched for somebody who is signed in. */
export function openLeaderboard(inputs: Inputs): Scene {
  return openLate(inputs, Boolean(inputs.model ?? inputs.identity), () =>
    loadLater().then(({ openBoard }) => openBoard),
  )
}
