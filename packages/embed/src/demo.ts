import { demoInputs } from '@goodword/widget/demo'

/** What `demo="…"` shows: fetched only where somebody designs a page. */
export const start = () => demoInputs
