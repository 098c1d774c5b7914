import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.mjs'

/** Host names that are this machine. Those under `co.uk` and `github.io` stand on domains that are public. */
const HOSTS = ['*.example', '*.example.co.uk', '*.github.io']

/** Starts Chromium, which finds every host name of the tests on this machine. */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const rules = HOSTS.map((host) => `MAP ${host} 127.0.0.1`).join(', ')
  return chromium.launch({
    executablePath: ensureChromium(),
    args: [...CHROMIUM_FLAGS, `--host-resolver-rules=${rules}`],
    ...options,
  })
}
