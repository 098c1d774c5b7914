import { effect, signal } from '@preact/signals-core'
import { createLaterParts } from '../later/parts.ts'
import type { Inputs, Scene } from './inputs.ts'

/** `<goodword-welcome>`: the friend's side. The banner's code is fetched only for somebody whom a friend has sent. */
export function openWelcome(inputs: Inputs): Scene {
  const later = createLaterParts()
  const banner = signal<Scene | null>(null)
  const stop = effect(() => {
    if (later.parts.value) banner.value = later.parts.value.openBanner(inputs)
  })
  if (inputs.visit) later.fetch()
  return {
    styles: () => banner.value?.styles() ?? [],
    draw: (text, has) => banner.value?.draw(text, has) ?? null,
    isWaiting: (text) => inputs.visit !== null && (banner.value?.isWaiting?.(text) ?? true),
    dispose() {
      stop()
      banner.peek()?.dispose()
    },
  }
}
