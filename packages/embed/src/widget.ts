import { createHttpAdapter } from '@goodword/adapters/http'
import { defineElements } from '@goodword/widget'

/** What goodword.js hands over: its configuration, the visitor's visit, and who is looking. */
export interface WidgetParts extends Omit<NonNullable<Parameters<typeof defineElements>[0]>, 'adapter'> {
  key: string
  api: string
}

/** Brings the elements on the page to life. goodword.js calls it once. */
export function start({ key, api, ...parts }: WidgetParts): void {
  defineElements({ adapter: createHttpAdapter({ key, api }), ...parts })
}
