import type { Engine } from './browser.ts'
import { chromium } from './chromium.ts'
import { firefox } from './firefox.ts'
import { webkit } from './webkit.ts'

/** Every engine that the flows of `engines.test.ts` run on, here or elsewhere. */
export const ENGINES: readonly Engine[] = [chromium, firefox, webkit]
