import { askChoices } from '@goodword/tracker'
import type { Api } from './api.ts'

/** Asks the consent managers of the page, and those that come later. */
export function start(goodword: Api): void {
  const { config, capture } = goodword
  const { said, look } = askChoices(goodword, config)
  goodword.choices = said
  // Called at every change of the page.
  goodword.capture = () => {
    capture()
    look()
  }
}
