import { effect, signal } from '@preact/signals-core'
import { createLater } from '../later/fetch-later.ts'
import type { Inputs, Scene } from './inputs.ts'

/** `<goodword-welcome>`: the friend's side. The banner's code is fetched only for somebody whom a friend has sent. */
export function openWelcome(inputs: Inputs): Scene {
  const later = createLater()
  const banner = signal<Scene | null>(null)
  const stop = effect(() => {
    if (later.parts.value) banner.value = later.parts.value.openBanner(inputs)
  })
  if (inputs.visit) later.fetch()
  return {
    styles: () => banner.value?.styles() ?? [],
    draw: (text) => banner.value?.draw(text) ?? null,
    dispose() {
      stop()
      banner.peek()?.dispose()
    },
  }
}
