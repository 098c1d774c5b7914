import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProgram } from '../processes.ts'
import type { Engine } from './browser.ts'
import { findFirefox, FIREFOX_IS_MISSING } from './installed.mjs'
import { connectMarionette } from './marionette.ts'
import { driveBrowser } from './webdriver.ts'

/** Every name is this machine, and the remote control picks a free port. The rest Firefox sets itself when it is automated. */
const PREFERENCES = { 'network.dns.forceResolve': '127.0.0.1', 'marionette.port': 0 }

/** Firefox, by Marionette. */
export const firefox: Engine = {
  name: 'firefox',
  missing: findFirefox() ? null : FIREFOX_IS_MISSING,
  async launch() {
    const profile = mkdtempSync(join(tmpdir(), 'goodword-firefox-'))
    const lines = Object.entries(PREFERENCES).map(
      ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`,
    )
    writeFileSync(join(profile, 'user.js'), lines.join(''))
    const args = ['--headless', '--marionette', '--no-remote', '--profile', profile]
    const running = await startProgram(findFirefox()!, args, { ready: /Listening on port (\d+)/ })
    const marionette = await connectMarionette(Number(running.ready[1]))
    return driveBrowser(marionette.send, async () => {
      marionette.close()
      await running.stop()
      // Its helpers may still be writing.
      rmSync(profile, { recursive: true, force: true, maxRetries: 10 })
    })
  },
}
