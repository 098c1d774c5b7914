import { spawn } from 'node:child_process'

const LAST_WORDS = 12
/** After this long a child that was asked to stop is made to. */
const PATIENCE_MS = 10_000

/**
 * Starts a Node program and resolves once it has printed its URL. Rejects with its last words when it ends before that.
 * `died` resolves with its last words when it ends later without having been asked to.
 */
export function startChild(name, args, env = {}) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const words = []
  let wasAsked = false
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)))
  const lastWords = () => words.join('\n').trim() || 'it said nothing'

  return new Promise((resolve, reject) => {
    const hear = (chunk) => {
      words.push(...String(chunk).trimEnd().split('\n'))
      words.splice(0, words.length - LAST_WORDS)
      if (words.some((line) => line.includes('http://'))) resolve({ stop, died })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', reject)

    const died = ended.then((how) => {
      return wasAsked ? new Promise(() => {}) : new Error(`${name} ended (${how}): ${lastWords()}`)
    })
    died.then(reject)

    async function stop() {
      wasAsked = true
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
      await ended
      clearTimeout(timer)
    }
  })
}
