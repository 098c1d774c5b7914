import { canInstall, install } from '../debian.mjs'
import { findProgram } from '../find-program.mjs'

/** For either engine, some 80 MB. Whoever has a slow line may well do without. */
const DOWNLOAD_TIMEOUT_MS = 180_000

/** What stands beside the tests that were skipped, and how to have them run. */
export const FIREFOX_IS_MISSING = 'Firefox is missing: apt-get install firefox-esr'
export const WEBKIT_IS_MISSING = 'WebKitWebDriver or Xvfb is missing: apt-get install webkit2gtk-driver xvfb'

/** Where Firefox is, or `null`. */
export function findFirefox() {
  return findProgram('firefox-esr', 'firefox')
}

/** Where the driver of WebKit is, or `null`; also `null` without the screen that it needs. */
export function findWebKit() {
  return findProgram('Xvfb') && findProgram('WebKitWebDriver')
}

/** Installs the other engines on Debian as root, and says which tests will be skipped where that is not possible. Never fails. */
export function tryToInstallEngines() {
  tryToInstall(findFirefox, ['firefox-esr'], FIREFOX_IS_MISSING)
  tryToInstall(findWebKit, ['webkit2gtk-driver', 'xvfb'], WEBKIT_IS_MISSING)
}

function tryToInstall(find, packages, complaint) {
  if (find()) return
  if (canInstall()) {
    console.log(`Installing ${packages.join(' and ')} (apt-get) …`)
    install(packages, DOWNLOAD_TIMEOUT_MS)
  }
  if (!find()) console.log(`${complaint}. Its tests will be skipped.`)
}
