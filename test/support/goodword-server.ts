import { runNode, type Running, startNode } from './processes.ts'

const CLI = 'packages/server/dist/cli.js'

/** What `goodword init --json` prints. */
export interface Keys {
  program: string
  publishableKey: string
  secretKey: string
  signingSecret: string
}

/** The built server in a process of its own, on a data folder of the test's. */
export interface ServerProcess {
  url: string
  keys: Keys
  /** Ends it, by default as a crash would: nothing is flushed, nobody is told. */
  kill(signal?: NodeJS.Signals): Promise<number | null>
  /** Starts it again on the same folder and port. */
  start(): Promise<void>
  /** Calls a secret-key route and gives the JSON of its answer; throws when the answer is an error. */
  ask<T>(method: string, path: string, body?: unknown): Promise<T>
  /** Moves the test clock and waits for the jobs that were due. */
  setClock(now: number): Promise<void>
}

/** Makes a test program in the folder and serves it. */
export async function startGoodword(options: {
  data: string
  port: number
  origins: string[]
  name?: string
}): Promise<ServerProcess> {
  const { data, port, origins, name = 'Kettle & Leaf' } = options
  const init = await runNode(CLI, [
    'init',
    `--data=${data}`,
    `--name=${name}`,
    '--currency=USD',
    '--time-zone=UTC',
    '--test',
    '--json',
    ...origins.map((origin) => `--origin=${origin}`),
  ])
  if (init.code !== 0) throw new Error(`goodword init ended with ${init.code}: ${init.stderr}`)
  const keys = JSON.parse(init.stdout) as Keys
  const serve = () =>
    startNode(CLI, ['serve', '--data', data, '--port', String(port), '--test-clock'], { ready: /https?:\/\/\S+/ })

  let running: Running = await serve()
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    keys,
    kill: (signal = 'SIGKILL') => running.stop(signal),
    async start() {
      running = await serve()
    },
    async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
      const response = await fetch(url + path, {
        method,
        headers: { authorization: `Bearer ${keys.secretKey}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const answer: unknown = await response.json()
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
      return answer as T
    },
    async setClock(now) {
      const response = await fetch(`${url}/v1/test/clock`, { method: 'POST', body: JSON.stringify({ now }) })
      if (!response.ok) throw new Error(`The test clock answered ${response.status}: ${await response.text()}`)
    },
  }
}
