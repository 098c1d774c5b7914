import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.mjs'

/** Host names that are this machine. Those under `co.uk` and `github.io` stand on domains that are public. */
const HOSTS = ['*.example', '*.example.co.uk', '*.github.io']
const FLAGS = [...CHROMIUM_FLAGS, `--host-resolver-rules=${HOSTS.map((host) => `MAP ${host} 127.0.0.1`).join(', ')}`]

/** Starts Chromium, which finds every host name of the tests on this machine. */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({ executablePath: ensureChromium(), args: FLAGS, ...options })
}

/**
 * Shows an address in a Chromium that nobody drives, which prepares pages in advance: it does not while it is watched.
 * Returns the way to end it.
 */
export function showUnwatched(url: string): () => Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'goodword-chromium-'))
  const args = [...FLAGS, '--headless', `--user-data-dir=${profile}`, url]
  const running = spawn(ensureChromium(), args, { stdio: 'ignore', detached: true })
  const ended = once(running, 'exit')
  return async () => {
    process.kill(-running.pid!, 'SIGKILL') // its helpers too, which would go on writing
    await ended
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 })
  }
}
