import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Whether packages can be installed without asking anyone: on Debian, as root. */
export function canInstall() {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0
}

/**
 * Installs Debian packages and says whether that went well. The download is given up after
 * `downloadTimeoutMs`; the installation itself is never cut off, since that would leave the machine half done.
 */
export function install(packages, downloadTimeoutMs) {
  const deadline = Date.now() + downloadTimeoutMs
  const wanted = ['-y', '--no-install-recommends', ...packages]
  apt(['update'], downloadTimeoutMs) // one source that is out of reach need not matter
  const isHere = apt(['install', '--download-only', ...wanted], Math.max(1, deadline - Date.now()))
  return isHere && apt(['install', '--no-download', ...wanted])
}

function apt(args, timeout) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env, timeout }).status === 0
}
