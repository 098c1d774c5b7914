import { spawn } from 'node:child_process'
import { vi } from 'vitest'
import { freePort, startProgram } from '../processes.ts'
import type { Engine } from './browser.ts'
import { findWebKit, WEBKIT_IS_MISSING } from './installed.mjs'
import { openLoopbackProxy } from './loopback-proxy.ts'
import { type Command, driveBrowser } from './webdriver.ts'

const STARTED = { timeout: 30_000, interval: 20 }

/** WebKit, by its own WebDriver, which brings a plain browser along. It has no headless mode, so it gets a screen nobody sees. */
export const webkit: Engine = {
  name: 'webkit',
  missing: findWebKit() ? null : WEBKIT_IS_MISSING,
  async launch() {
    const proxy = await openLoopbackProxy()
    const screen = await startProgram('Xvfb', ['-displayfd', '1', '-nolisten', 'tcp', '-screen', '0', '1280x900x24'], {
      ready: /(\d+)\n/,
    })
    const port = await freePort()
    const driver = spawn(findWebKit()!, [`--port=${port}`, '--host=127.0.0.1'], {
      env: { ...process.env, DISPLAY: `:${screen.ready[1]}` },
      stdio: 'ignore',
    })
    const url = `http://127.0.0.1:${port}`
    await vi.waitFor(() => fetch(`${url}/status`), STARTED)
    const capabilities = { alwaysMatch: { proxy: { proxyType: 'manual', httpProxy: proxy.host } } }
    const { sessionId } = (await ask('POST', `${url}/session`, { capabilities })) as { sessionId: string }
    const session = `${url}/session/${sessionId}`
    return driveBrowser(
      (command, parameters) => ask(...request(session, command, parameters)),
      async () => {
        await ask('DELETE', session)
        driver.kill()
        await screen.stop()
        proxy.close()
      },
    )
  },
}

/** Where each command is found in the HTTP form of WebDriver. */
const PATHS: Record<Command, string> = {
  GetWindowHandle: '/window',
  Navigate: '/url',
  Refresh: '/refresh',
  ExecuteScript: '/execute/sync',
  NewWindow: '/window/new',
  SwitchToWindow: '/window',
  CloseWindow: '/window',
  ElementClick: '/element/:id/click',
}

function request(session: string, command: Command, parameters: Record<string, unknown>): Parameters<typeof ask> {
  const url = session + PATHS[command].replace(':id', String(parameters.id))
  if (command === 'GetWindowHandle') return ['GET', url]
  return command === 'CloseWindow' ? ['DELETE', url] : ['POST', url, parameters]
}

async function ask(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) })
  const { value } = (await response.json()) as { value: unknown }
  if (response.ok) return value
  const { error, message } = value as { error: string; message: string }
  throw new Error(`${error}: ${message}`)
}
