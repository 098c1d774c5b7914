import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { ROOT } from './sources.ts'

/** How long a child process may take to say that it is ready. */
const READY_TIMEOUT_MS = 60_000

/** A child process of a test. */
export interface Running {
  /** The first match of the line that it was waited for. */
  ready: RegExpMatchArray
  /** Everything it has printed so far. */
  output(): string
  /** Sends the signal and waits for the end; resolves to the exit code, or `null` after a signal. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

interface StartOptions {
  ready: RegExp
  env?: Record<string, string>
}

/** Starts a Node program of this repository and waits until it prints a line that matches. */
export function startNode(script: string, args: readonly string[], options: StartOptions): Promise<Running> {
  return startProgram(process.execPath, [join(ROOT, script), ...args], options)
}

/** Starts a program and waits until it prints a line that matches; rejects with what it printed when it does not. */
export async function startProgram(command: string, args: readonly string[], options: StartOptions): Promise<Running> {
  const name = [command, ...args].join(' ')
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const ready = await new Promise<RegExpMatchArray>((resolve, reject) => {
    const fail = (what: string) => {
      clearTimeout(timer)
      child.kill()
      reject(new Error(`${name} ${what}:\n${text}`))
    }
    const timer = setTimeout(() => fail('did not get ready'), READY_TIMEOUT_MS)
    const read = (chunk: Buffer) => {
      text += chunk.toString()
      const match = text.match(options.ready)
      if (!match) return
      clearTimeout(timer)
      resolve(match)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('error', (error) => fail(`did not start (${error.message})`))
    child.once('exit', (code) => fail(`ended with ${code}`))
  })
  return { ready, output: () => text, stop: (signal = 'SIGTERM') => end(child, signal) }
}

/** Runs a Node program of this repository to its end. */
export async function runNode(
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stdout, stderr }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.')
  return address.port
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  child.kill(signal)
  return ended
}
