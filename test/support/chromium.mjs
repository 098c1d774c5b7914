import { canInstall, install } from './debian.mjs'
import { findProgram } from './find-program.mjs'

/** How long the download may take; without Chromium there is nothing to go on with. */
const DOWNLOAD_TIMEOUT_MS = 600_000

/** Where Chromium is, or `null`. `CHROMIUM_PATH` decides when it is set. */
export function findChromium() {
  return (
    process.env.CHROMIUM_PATH || findProgram('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome')
  )
}

/** Finds Chromium, installs it on Debian as root, or says in one line what to install. */
export function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (canInstall()) {
    console.log('Installing Chromium (apt-get) …')
    install(['chromium', 'fonts-dejavu-core', 'fonts-noto-core'], DOWNLOAD_TIMEOUT_MS)
    const installed = findChromium()
    if (installed) return installed
  }
  throw new Error('Chromium is missing: install it with your package manager, or set CHROMIUM_PATH to where it is.')
}

/** Flags that headless Chromium needs in a closed network and as root. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
