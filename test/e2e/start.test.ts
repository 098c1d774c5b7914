import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort, runNode, type Running, startNode } from '../support/processes.ts'

let folder: string
let env: Record<string, string>
let running: Running[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'goodword-start-'))
  env = {
    GOODWORD_DEMO: folder,
    GOODWORD_PORT: String(await freePort()),
    SHOP_PORT: String(await freePort()),
    PLAYGROUND_PORT: String(await freePort()),
  }
})
afterEach(async () => {
  for (const one of running) await one.stop()
  running = []
  rmSync(folder, { recursive: true, force: true })
})

/** What `npm start` runs, until it has said what to try. */
async function start(): Promise<Running> {
  const one = await startNode('examples/start.mjs', [], { ready: /Try this/, env })
  running.push(one)
  return one
}

test("npm start prints the customer's and the friend's side, both of which answer, and ends in good order", async () => {
  const demo = await start()
  const [customer = '', friend = '', playground = ''] = ['The customer', 'The friend', 'Playground'].map(
    (label) => demo.output().match(new RegExp(`${label}\\s+(http\\S+)`))?.[1],
  )

  expect(await (await fetch(customer)).text()).toContain('mara@lowtide.example')
  expect(await (await fetch(friend)).text()).toContain('<goodword-welcome')
  expect(await (await fetch(playground)).text()).toContain('<title>Goodword playground')
  const owner = await (await fetch(`http://localhost:${env.GOODWORD_PORT}/`)).text()
  expect(owner).toContain('data-key=')
  expect(await demo.stop('SIGINT')).toBe(0)
})

test('a second start finds everything as it was left', async () => {
  const first = await start()
  const friend = first.output().match(/The friend\s+(http\S+)/)?.[1]
  await first.stop('SIGINT')

  const second = await start()

  expect(second.output()).toContain(friend)
  expect(second.output()).not.toContain('Making a program')
})

test('a port that is taken is named in one line', async () => {
  await start()
  const { code, stderr } = await runNode('examples/start.mjs', [], { ...env, GOODWORD_DEMO: join(folder, 'other') })
  expect(code).toBe(1)
  expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(env.GOODWORD_PORT ?? '')])
})

test('a folder that another server holds is named in one line', async () => {
  await start()
  const ports = ['GOODWORD_PORT', 'SHOP_PORT', 'PLAYGROUND_PORT']
  const free = await Promise.all(ports.map(async (name) => [name, String(await freePort())]))
  const other = { ...env, ...Object.fromEntries(free) }
  const { code, stderr } = await runNode('examples/start.mjs', [], other)
  expect(code).toBe(1)
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/locked by pid \d+/)])
})
