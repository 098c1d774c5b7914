import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

/**
 * Visits are flagged as automation by `--enable-automation`, so that a look at a page is nobody's click. Chromium refuses to run as root
 * with its sandbox, as in containers.
 */
const FLAGS = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--enable-automation',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--mute-audio',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** How long the browser may take to end by itself. */
const END_TIMEOUT_MS = 3000

/** A page in a browser of its own, with an empty profile. */
export interface HeadlessPage {
  /** Goes to the address; resolves to `null`, or to what the browser says is wrong, such as `net::ERR_NAME_NOT_RESOLVED`. */
  open(url: string): Promise<string | null>
  /** Runs an expression in the page and waits for its promise. The value must be JSON. Rejects with what was thrown. */
  evaluate(expression: string): Promise<unknown>
  /** Ends the browser and removes the profile. Open calls reject. */
  close(): Promise<void>
}

/** An answer of the browser to one of our messages, or an event, which has no id. */
interface Message {
  id?: number
  result?: Record<string, unknown>
  error?: { message: string }
}

/**
 * Starts the browser and speaks the DevTools protocol over two pipes: no port that others could reach, no library. Rejects when it does
 * not start.
 */
export async function openHeadlessPage(browser: string): Promise<HeadlessPage> {
  const profile = await mkdtemp(join(tmpdir(), 'goodword-doctor-'))
  const child = spawn(browser, [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const [toBrowser, fromBrowser] = child.stdio.slice(3) as unknown as [Writable, Readable]
  const waiting = new Map<number, { resolve(result: Record<string, unknown>): void; reject(error: Error): void }>()
  let count = 0
  let end: Error | undefined

  function fail(error: Error): void {
    end ??= error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const ended = once(child, 'close').catch(() => undefined)
  child.on('error', fail)
  child.on('close', () => fail(new Error('the browser has ended')))
  toBrowser.on('error', fail)

  let rest = ''
  fromBrowser.setEncoding('utf8')
  fromBrowser.on('data', (chunk: string) => {
    const texts = (rest + chunk).split('\0')
    rest = texts.pop()!
    for (const text of texts) {
      const { id = 0, result = {}, error } = JSON.parse(text) as Message
      if (error) waiting.get(id)?.reject(new Error(error.message))
      else waiting.get(id)?.resolve(result)
      waiting.delete(id)
    }
  })

  const call = (method: string, params: object, sessionId?: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      if (end) return reject(end)
      const id = ++count
      waiting.set(id, { resolve, reject })
      toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })

  async function close(): Promise<void> {
    const timer = setTimeout(() => child.kill('SIGKILL'), END_TIMEOUT_MS)
    await call('Browser.close', {}).catch(() => undefined) // it has ended already
    if (child.pid !== undefined) await ended
    clearTimeout(timer)
    // Its helpers write for a moment longer.
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => undefined)
  }

  try {
    const { targetId } = await call('Target.createTarget', { url: 'about:blank' })
    const { sessionId } = (await call('Target.attachToTarget', { targetId, flatten: true })) as { sessionId: string }
    return {
      async open(url) {
        const { errorText } = await call('Page.navigate', { url }, sessionId)
        return (errorText as string | undefined) ?? null
      },
      async evaluate(expression) {
        const answer = await call(
          'Runtime.evaluate',
          { expression, awaitPromise: true, returnByValue: true },
          sessionId,
        )
        const { result, exceptionDetails } = answer as {
          result: { value?: unknown }
          exceptionDetails?: { text: string; exception?: { description?: string } }
        }
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
        return result.value
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
