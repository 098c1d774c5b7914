import type { BackendAdapter, Identity } from '@goodword/core'
import { batch } from '@preact/signals-core'
import { loadText } from '../messages/load.ts'
import type { Text } from '../messages/text.ts'
import { schemeAround } from '../theme/scheme.ts'
import type { GoodwordEvents } from './events.ts'
import { isSameScene, type ElementDefaults, type ElementProperties, type Inputs, type Scene } from './inputs.ts'
import { sectionsOf } from './sections.ts'
import { raiseStage, type ElementStage } from './stage.ts'
import { languageAround, watchSurroundings } from './surroundings.ts'

/** A custom element of ours. */
export type GoodwordElement = HTMLElement & ElementProperties

/** Its class. `defaults` is what elements made from now on start from. */
export interface GoodwordElementClass {
  new (): GoodwordElement
  defaults: ElementDefaults
}

const PROPERTIES = ['adapter', 'identity', 'visit', 'messages', 'model'] as const

/**
 * Makes the class of an element. Called only where there is a document, so that importing works anywhere.
 *
 * Whatever changes (a property, an attribute, being moved, the page around it) asks for one look at everything in a microtask:
 * several changes are one, and a move in the document, which is a removal and an insertion, is none.
 */
export function elementClass(open: (inputs: Inputs) => Scene): GoodwordElementClass {
  return class extends HTMLElement {
    static defaults: ElementDefaults = {}
    static readonly observedAttributes = ['token', 'email', 'locale', 'theme', 'show', 'hide', 'demo', 'stylesheet']

    readonly #defaults = (this.constructor as GoodwordElementClass).defaults
    // Attaching again would empty what a server has drawn.
    readonly #shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    readonly #own: Partial<ElementProperties> = {}
    #stage: ElementStage | null = null
    #inputs: Inputs | null = null
    #stops: (() => void)[] = []
    #isAsked = false
    #asked: readonly [string, ElementProperties['messages'] | undefined] | null = null
    #sections = '|'

    get adapter() {
      return this.#own.adapter || this.#defaults.adapter || null
    }
    set adapter(adapter) {
      this.#set({ adapter })
    }

    get identity(): Identity | null {
      if (this.#own.identity) return this.#own.identity
      const token = this.getAttribute('token')
      if (token) return { token }
      const email = this.getAttribute('email')
      return email ? { email } : (this.#defaults.identity?.() ?? null)
    }
    set identity(identity) {
      this.#set({ identity })
    }

    get visit() {
      return this.#own.visit || this.#defaults.visit?.() || null
    }
    set visit(visit) {
      this.#set({ visit })
    }

    get model() {
      return this.#own.model || null
    }
    set model(model) {
      this.#set({ model })
    }

    get messages() {
      return this.#own.messages || null
    }
    set messages(messages) {
      this.#set({ messages })
    }

    connectedCallback() {
      for (const name of PROPERTIES) this.#adopt(name)
      this.#ask()
    }
    disconnectedCallback() {
      this.#ask()
    }
    attributeChangedCallback() {
      this.#ask()
    }

    /** A property that was set before the class was known hides its accessor: takes its value and uncovers it. */
    #adopt(name: keyof ElementProperties) {
      if (!Object.hasOwn(this, name)) return
      const early = { [name]: this[name] }
      Reflect.deleteProperty(this, name)
      this.#set(early)
    }

    #set(properties: Partial<ElementProperties>) {
      Object.assign(this.#own, properties)
      this.#ask()
    }

    readonly #ask = () => {
      if (this.#isAsked) return
      this.#isAsked = true
      queueMicrotask(() => {
        this.#isAsked = false
        // Stylesheets and the registry of elements are those of one document: in a frame's it is empty.
        if (this.isConnected && this.ownerDocument === document) this.#show()
        else this.#end()
      })
    }

    #show() {
      const stage = (this.#stage ??= this.#begin())
      batch(() => {
        const theme = this.getAttribute('theme')
        stage.scheme.value = theme === 'light' || theme === 'dark' ? theme : schemeAround(this)
        stage.stylesheet.value = this.getAttribute('stylesheet')
        this.#changeSections(stage)
        this.#changeText(stage)
        this.#changeScene(stage)
      })
    }

    #begin(): ElementStage {
      const { onVisit, onIdentity, nonce } = this.#defaults
      const stops = [watchSurroundings(this.#ask), onVisit?.(this.#ask), onIdentity?.(this.#ask)]
      this.#stops = stops.filter((stop) => stop !== undefined)
      return raiseStage(this.#shadow, nonce)
    }

    #changeSections(stage: ElementStage) {
      const lists = [this.getAttribute('show'), this.getAttribute('hide')] as const
      if (lists.join('|') === this.#sections) return
      this.#sections = lists.join('|')
      stage.has.value = sectionsOf(...lists)
    }

    /** Texts of a language may take a while: those asked for last win, and until then the ones before stay. */
    #changeText(stage: ElementStage) {
      const asked = [this.#locale(), this.#own.messages] as const
      // A new text has to fetch its parts' words again: what was drawn with them would be drawn anew, and what was typed be gone.
      if (this.#asked?.every((part, index) => part === asked[index])) return
      this.#asked = asked
      const show = (text: Text) => {
        if (this.#asked === asked) stage.text.value = text
      }
      const text = loadText(asked[0], asked[1] ?? {})
      if (text instanceof Promise) void text.then(show)
      else show(text)
    }

    #changeScene(stage: ElementStage) {
      const { adapter, identity, visit, model } = this
      const demo = this.getAttribute('demo')
      if (!adapter && !model && demo === null) return
      const inputs: Inputs = {
        adapter: adapter as BackendAdapter, // a model asks nobody else, and the demo brings its own
        identity,
        visit,
        model,
        demo,
        defaults: this.#defaults,
        locale: () => this.#locale(),
        tell: (name, detail) => this.#tell(name, detail),
      }
      if (this.#inputs && isSameScene(this.#inputs, inputs)) return
      this.#inputs = inputs
      const change = (all: Inputs) => {
        if (this.#inputs !== inputs) return // something else is wanted by now
        const before = stage.scene.peek()
        batch(() => (stage.scene.value = open(all)))
        before?.dispose()
      }
      if (demo === null) change(inputs)
      // A demo that cannot be fetched is not there.
      else
        this.#defaults
          .demo?.()
          .then((toInputs) => change(toInputs(inputs, demo)))
          .catch(() => {})
    }

    #end() {
      for (const stop of this.#stops) stop()
      const scene = this.#stage?.scene.peek()
      this.#stage?.strike()
      scene?.dispose()
      this.#stage = this.#inputs = this.#asked = null
      this.#stops = []
    }

    #locale() {
      return this.getAttribute('locale') || (this.getAttribute('demo') === 'rtl' ? 'ar' : languageAround(this))
    }

    #tell<Name extends keyof GoodwordEvents>(name: Name, detail: GoodwordEvents[Name]) {
      const cancelable = 'channel' in detail && detail.channel !== 'native'
      return !this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }))
    }
  }
}
