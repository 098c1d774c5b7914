import { signal } from '@preact/signals-core'
import type { Inputs, Scene } from './inputs.ts'

/** A scene whose code is fetched when there is somebody for whom. Takes no space until then, nor when it cannot be fetched. */
export function openLate(inputs: Inputs, isWanted: boolean, load: () => Promise<(inputs: Inputs) => Scene>): Scene {
  const scene = signal<Scene | null>(null)
  let isOver = false
  const enter = async () => {
    const open = await load()
    if (!isOver) scene.value = open(inputs)
  }
  if (isWanted) enter().catch(() => {})
  return {
    styles: () => scene.value?.styles() ?? [],
    draw: (text, has) => scene.value?.draw(text, has) ?? null,
    theme: () => scene.value?.theme?.() ?? {},
    isWaiting: (text) => isWanted && (scene.value?.isWaiting?.(text) ?? true),
    fail: () => scene.peek()?.fail?.(),
    dispose() {
      isOver = true
      scene.peek()?.dispose()
    },
  }
}
