import { watchChoices } from '@goodword/tracker'
import type { Api } from './api.ts'

/** Asks the consent managers of the page. */
export function start(goodword: Api): void {
  goodword.choices = watchChoices(goodword, goodword.config)
}
