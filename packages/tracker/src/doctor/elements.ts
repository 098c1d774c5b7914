import { finding, type Finding } from './finding.ts'

/** The name of the doctor's own panel. */
export const PANEL = 'goodword-doctor'

/** Which of our elements are on the page, and are they alive? */
export function examineElements({ document, customElements }: Pick<Window, 'document' | 'customElements'>): Finding[] {
  const names = [...document.querySelectorAll('*')]
    .map(({ localName }) => localName)
    .filter((name) => name.startsWith('goodword-') && name !== PANEL)
  return [...new Set(names)].map((name) =>
    customElements.get(name)
      ? finding('elements', 'ok', `<${name}> is alive`)
      : finding(
          'elements',
          'warn',
          `<${name}> is not alive`,
          '',
          'Is it spelt right? Did widget.js come? See the errors in the console.',
        ),
  )
}
