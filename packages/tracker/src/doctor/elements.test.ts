import { expect, test } from 'vitest'
import { examineElements } from './elements.ts'
import { openPage, titles } from './test-parts.ts'

test('tells elements that are alive from those that are not, and passes over its own panel', async () => {
  openPage(
    '<goodword-welcome></goodword-welcome><goodword-referal></goodword-referal><goodword-referal></goodword-referal><goodword-doctor></goodword-doctor>',
  )
  customElements.define('goodword-welcome', class extends HTMLElement {})
  expect(await titles(examineElements())).toEqual([
    'ok elements: <goodword-welcome> is alive',
    'warn elements: <goodword-referal> is not alive',
  ])
})
