import { finding, type Finding } from './finding.ts'

/** The name of the doctor's own panel. */
export const PANEL = 'goodword-doctor'

/** Which of our elements are on the page, and are they alive? */
export function* examineElements(): Generator<Finding> {
  for (const name of new Set([...document.querySelectorAll('*')].map(({ localName }) => localName))) {
    if (!name.startsWith('goodword-') || name === PANEL) continue
    yield customElements.get(name)
      ? finding('elements', 'ok', `<${name}> is alive`)
      : finding(
          'elements',
          'warn',
          `<${name}> is not alive`,
          '',
          'Look at its name, and for the file beside goodword.js.',
        )
  }
}
