import { connect } from 'node:net'
import type { Send } from './webdriver.ts'

/** A way to the remote control that is built into Firefox. */
export interface Marionette {
  send: Send
  close(): void
}

/** Message of an answer: its kind, the number of what it answers, and an error or a result. */
type Answer = [1, number, { error: string; message: string } | null, Record<string, unknown> | null]

/**
 * Connects to Marionette, which speaks the commands of WebDriver as `LENGTH:JSON` over a socket. Geckodriver does no more than
 * translate into it, and Debian has no geckodriver.
 */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1')
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let unread = Buffer.alloc(0)
  let count = 0

  const send = (command: string, parameters: object) =>
    new Promise<unknown>((resolve, reject) => {
      const message = JSON.stringify([0, ++count, `WebDriver:${command}`, parameters])
      waiting.set(count, { resolve, reject })
      socket.write(`${Buffer.byteLength(message)}:${message}`)
    })

  const settle = ([, id, error, result]: Answer) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error) asked?.reject(new Error(`${error.error}: ${error.message}`))
    else asked?.resolve(result && 'value' in result ? result.value : result)
  }

  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.on('close', () => {
      for (const { reject } of waiting.values()) reject(new Error('Firefox has closed the connection.'))
    })
    socket.on('data', (chunk) => {
      unread = Buffer.concat([unread, chunk])
      for (let message = takeMessage(); message; message = takeMessage()) {
        if (Array.isArray(message)) settle(message as Answer)
        else resolve() // the greeting
      }
    })
  })
  await send('NewSession', {})
  return { send, close: () => socket.destroy() }

  /** The next whole message, or `null` while there is none. */
  function takeMessage(): unknown {
    const colon = unread.indexOf(':')
    const end = colon + 1 + Number(unread.subarray(0, colon))
    if (colon < 0 || unread.length < end) return null
    const message: unknown = JSON.parse(unread.subarray(colon + 1, end).toString())
    unread = unread.subarray(end)
    return message
  }
}
