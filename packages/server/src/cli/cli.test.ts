import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ProgramKeys } from '../store/programs.ts'
import { clickOf } from '../testing/world.ts'

/** The command as people start it, in processes of its own that can be killed. */

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
/** By its path: the command runs in a folder without packages. */
const TSX = createRequire(import.meta.url).resolve('tsx')

let folder: string
let children: ChildProcess[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goodword-cli-'))
  children = []
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

function start(...args: string[]) {
  const node = ['--import', TSX, '--conditions=@goodword/source', CLI, ...args]
  const env = { ...process.env, DATABASE_URL: '', NODE_OPTIONS: '' }
  const child = spawn(process.execPath, node, { cwd: folder, env })
  children.push(child)
  const output = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...output }))
  /** The first line of the output, as soon as it is there. */
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => output.out.includes('\n') && resolve(output.out.split('\n')[0]!))
    void ended.then(({ err }) => reject(new Error(err)))
  })
  firstLine.catch(() => undefined) // many tests do not look
  return { child, ended, firstLine }
}

async function init(...more: string[]): Promise<ProgramKeys> {
  const { code, out, err } = await start('init', '--name', 'Shop', '--json', ...more).ended
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out) as ProgramKeys
}

const call = async <T>(url: string, path: string, body?: object, key?: string): Promise<T> => {
  const response = await fetch(url + path, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
  })
  return (await response.json()) as T
}

test('loses nothing it acknowledged when it is killed, and goes on where it was', async () => {
  const keys = await init('--test', '--origin', 'https://shop.example/')
  expect(keys).toEqual({
    program: expect.stringMatching(/^[a-z0-9]+$/),
    publishableKey: expect.stringMatching(/^pk_test_/),
    secretKey: expect.stringMatching(/^sk_test_/),
    signingSecret: expect.stringMatching(/^sig_test_/),
  })
  const first = start('serve', '--port', '0', '--test-clock')
  const url = await first.firstLine
  expect(url).toMatch(/^http:\/\/localhost:\d+$/)
  await call(url, '/v1/partners', { externalId: 'ada', code: 'ada1' }, keys.secretKey)
  await call(url, '/v1/test/clock', { now: '2027-01-01T00:00:00Z' })

  // Send without end, and kill in the middle of it.
  const now = Date.UTC(2027, 0, 1)
  let acknowledged = 0
  const sending = (async () => {
    for (let batch = 0; ; batch += 1) {
      const events = Array.from({ length: 20 }, (_, index) => clickOf(`v${batch}-${index}`, 'ada1', now))
      const result = await call<{ accepted: number }>(url, '/v1/events', { key: keys.publishableKey, events })
      acknowledged += result.accepted
      if (acknowledged === 1000) first.child.kill('SIGKILL')
    }
  })()
  await expect(sending).rejects.toThrow()
  expect(acknowledged).toBeGreaterThanOrEqual(1000)
  await first.ended

  const second = start('serve', '--port', '0', '--test-clock')
  const again = await second.firstLine
  const { data } = await call<{ data: { links: { clicks: number }[] }[] }>(
    again,
    '/v1/partners',
    undefined,
    keys.secretKey,
  )
  expect(data[0]?.links[0]?.clicks).toBeGreaterThanOrEqual(acknowledged)
  const { now: time } = await call<{ now: string }>(again, '/v1/test/clock')
  expect(Date.parse(time)).toBeGreaterThanOrEqual(now)
  expect(Date.parse(time)).toBeLessThan(now + 60_000)
}, 60_000)

test('has one server per folder, ends in good order, and lets the next one in', async () => {
  const keys = await init()
  const server = start('serve', '--port', '0')
  const url = await server.firstLine
  const locked = { code: 1, out: '', err: `data directory is locked by pid ${server.child.pid}\n` }
  expect(await start('serve', '--port', '0').ended).toEqual(locked)
  expect(await start('init', '--name', 'Other', '--json').ended).toEqual(locked)

  await call(url, '/v1/partners', { externalId: 'ada' }, keys.secretKey)
  const { token } = await call<{ token: string }>(url, '/v1/tokens', { externalId: 'ada' }, keys.secretKey)
  const stream = await fetch(`${url}/v1/me/changes`, { headers: { authorization: `Bearer ${token}` } })
  server.child.kill('SIGTERM')
  expect(await stream.text()).toContain(':')
  expect((await server.ended).code).toBe(0)

  const other = await init()
  expect(other.program).not.toBe(keys.program)
  expect(other.publishableKey).toMatch(/^pk_live_/)
  const refused = await start('serve', '--port', '0', '--test-clock').ended
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('--test-clock is for test programs only') })
}, 60_000)

test('says in one line what a person can put right', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, resolve))
  const { port } = taken.address() as AddressInfo
  await writeFile(join(folder, 'file'), '')
  const cases: [string[], RegExp][] = [
    [['serve', '--port', String(port)], new RegExp(`^port ${port} is taken\n$`)],
    [['serve', '--port', 'x'], /^--port: x is not a port\n$/],
    [['serve', '--data', 'file/inside'], /^cannot write to the data directory .*inside \(ENOTDIR\)\n$/],
    [['init'], /^init needs --name\n$/],
    [['init', '--name', 'Shop', '--currency', 'nope'], /^--currency: .*ISO 4217.*\n$/],
    [['init', '--name', 'Shop', '--time-zone', 'Mars'], /^--time-zone: .*\n$/],
    [['init', '--name', 'Shop', '--origin', 'shop'], /^--origin: .*\n$/],
    [['init', '--nonsense'], /^Unknown option '--nonsense'.*\n$/],
    [['nonsense'], /^there is no command "nonsense"; see goodword help\n$/],
  ]
  const results = await Promise.all(cases.map(([args]) => start(...args).ended))
  results.forEach(({ code, err }, index) => {
    expect(err).toMatch(cases[index]![1])
    expect(code).toBe(1)
  })
  for (const address of [
    [],
    ['shop.example'],
    ['javascript:alert(1)'],
    ['file:///etc/passwd'],
    ['https://a', 'https://b'],
  ]) {
    const { code, err } = await start('doctor', ...address).ended
    expect(err).toMatch(/^(doctor needs one address of a page|.* is no address of a web page: give one .*)\n$/)
    expect(code).toBe(2)
  }
  for (const args of [['help'], ['--help'], ['doctor', '--help'], ['serve', '-h']])
    expect(await start(...args).ended).toMatchObject({ code: 0, out: expect.stringContaining('goodword serve') })
  taken.close()
}, 60_000)
