import { effect, signal, type Signal } from '@preact/signals-core'
import { render } from 'preact'
import type { Text } from '../messages/text.ts'
import { base } from '../theme/base.ts'
import { isWebUrl } from '../share/web-url.ts'
import { addHostRule, addStyles } from '../theme/sheet.ts'
import type { Scheme } from '../theme/scheme.ts'
import { tokens } from '../theme/tokens.ts'
import type { Scene } from './inputs.ts'
import type { HasSection } from './sections.ts'

/** The shadow tree of one element: a scene is drawn on it, in a language and a palette. */
export interface ElementStage {
  /** `null` before the texts have arrived: nothing is drawn then. */
  readonly text: Signal<Text | null>
  readonly scheme: Signal<Scheme>
  readonly scene: Signal<Scene | null>
  readonly has: Signal<HasSection>
  /** The address of the owner's own styles, or `null`. */
  readonly stylesheet: Signal<string | null>
  /** Removes everything from the shadow root. */
  strike(): void
}

/** Draws by one effect: whatever a component reads from a signal, anywhere below, is read inside it. */
export function raiseStage(shadow: ShadowRoot, nonce: string | undefined): ElementStage {
  const dressed = new Set<string>()
  const dress = (css: string) => {
    if (!css || dressed.has(css)) return
    dressed.add(css)
    // In a layer, so that the owner's own styles outrank ours whatever their selectors.
    addStyles(shadow, `@layer goodword {${css}}`, nonce)
  }
  dress(tokens + base)
  const host = addHostRule(shadow, nonce)
  let root = shadow.querySelector<HTMLElement>('.root') ?? mount()
  // What a server has drawn stays until there is as much to draw here.
  let isKept = root.hasChildNodes()

  function mount() {
    const element = shadow.ownerDocument.createElement('div')
    element.className = 'root'
    shadow.append(element)
    return element
  }

  const text = signal<Text | null>(null)
  const scheme = signal<Scheme>('light')
  const scene = signal<Scene | null>(null)
  const has = signal<HasSection>(() => true)
  const stylesheet = signal<string | null>(null)

  const stopDrawing = effect(() => {
    isKept &&= !scene.value || !text.value || scene.value.isWaiting?.(text.value) === true
    if (isKept) return
    scene.value?.styles().forEach(dress)
    const drawn = text.value && scene.value ? scene.value.draw(text.value, has.value) : null
    root.lang = text.value?.messages.locale ?? ''
    root.dir = text.value?.messages.dir ?? ''
    root.dataset['scheme'] = scheme.value
    host.setProperty('display', drawn === null ? 'none' : 'block', 'important')
    try {
      render(drawn, root)
    } catch {
      // A backend answered with something else than it promised. That is no reason to throw into the host's page. A tree that
      // broke while it was drawn cannot be drawn on again.
      root.remove()
      root = mount()
      scene.peek()?.fail?.()
    }
  })
  const stopTheming = effect(() => {
    for (const [name, value] of Object.entries(scene.value?.theme?.() ?? {}))
      host.setProperty(`--goodword-${name}`, value)
  })

  // Nobody sees the panel before its own styles have come, or have not.
  const stopDressing = effect(() => {
    const href = stylesheet.value ?? ''
    const show = () => (root.style.visibility = '')
    const link = Object.assign(shadow.ownerDocument.createElement('link'), {
      rel: 'stylesheet',
      href,
      nonce: nonce ?? '',
      onload: show,
      onerror: show,
    })
    if (!href || !isWebUrl(link.href)) return
    root.style.visibility = 'hidden'
    shadow.append(link)
    return () => {
      show()
      link.remove()
    }
  })

  return {
    text,
    scheme,
    scene,
    has,
    stylesheet,
    strike() {
      stopDrawing()
      stopTheming()
      stopDressing()
      render(null, root)
      shadow.replaceChildren()
      shadow.adoptedStyleSheets = []
    },
  }
}
