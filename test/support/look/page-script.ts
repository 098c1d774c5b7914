import { defineElements, type GoodwordElement } from '@goodword/widget'
import { startLauncher } from '@goodword/widget/launcher'
import { createProgram, type ProgramOptions, type Sight } from './program.ts'

/** What a page of these tests can do. */
export interface LookPage {
  /** Puts a panel into an element, the body by default. */
  put(
    sight: Sight,
    attributes?: Record<string, string>,
    options?: ProgramOptions & { into?: string; html?: string },
  ): void
  startLauncher(sight: Sight): void
}

const page: LookPage = {
  put(sight, attributes = {}, { into = 'body', html = '', ...program } = {}) {
    defineElements()
    const element = document.createElement('goodword-referral') as GoodwordElement
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(document.createRange().createContextualFragment(html))
    element.adapter = createProgram(sight, program)
    if (sight !== 'stranger') element.identity = { token: 't' }
    document.querySelector(into)?.append(element)
  },
  startLauncher(sight) {
    startLauncher({
      loadPanel: async () => defineElements({ adapter: createProgram(sight), identity: () => ({ token: 't' }) }),
    })
  },
}
Object.assign(globalThis, { look: page })
