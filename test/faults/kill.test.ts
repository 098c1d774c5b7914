import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ServerProcess, startGoodword } from '../support/goodword-server.ts'
import { freePort } from '../support/processes.ts'

/** `npm test` runs a few rounds, `npm run test:faults` many. */
const ROUNDS = Number(process.env.GOODWORD_FAULT_ROUNDS ?? 3)

let data: string
let server: ServerProcess
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'goodword-faults-'))
  server = await startGoodword({ data, port: await freePort(), origins: [] })
})
afterEach(async () => {
  await server.kill()
  rmSync(data, { recursive: true, force: true })
})

test(
  `loses no acknowledged event and counts none twice in ${ROUNDS} kills during ingest`,
  { timeout: ROUNDS * 60_000 },
  async () => {
    const { id } = await server.ask<{ id: string }>('POST', '/v1/partners', { externalId: 'u_1', code: 'k7mq' })
    const acknowledged = new Set<string>()
    const sent = new Set<string>()

    for (let round = 0; round < ROUNDS; round++) {
      const senders = Array.from({ length: 8 }, (_, sender) =>
        sendUntilItDies(`r${round}s${sender}`, acknowledged, sent),
      )
      await reach(acknowledged, 200 * (round + 1))
      await server.kill()
      await Promise.all(senders)
      await server.start()
      expect(await countKnown([...acknowledged]), `round ${round + 1}`).toBe(acknowledged.size)
    }

    const { data: partners } = await server.ask<{ data: { id: string; links: { clicks: number }[] }[] }>(
      'GET',
      '/v1/partners',
    )
    const clicks = partners.find((partner) => partner.id === id)?.links[0]?.clicks ?? 0
    expect(clicks).toBeGreaterThanOrEqual(acknowledged.size)
    expect(clicks).toBeLessThanOrEqual(sent.size)
  },
)

/** Sends clicks, one to five at once, until the server is gone. */
async function sendUntilItDies(name: string, acknowledged: Set<string>, sent: Set<string>): Promise<void> {
  for (let n = 0; ; n++) {
    const ids = Array.from({ length: 1 + (n % 5) }, (_, index) => `${name}n${n}i${index}`)
    for (const id of ids) sent.add(id)
    try {
      await post(ids)
    } catch {
      return // killed: what was not answered may or may not be there
    }
    for (const id of ids) acknowledged.add(id)
  }
}

/** Resolves when so many events are acknowledged. */
async function reach(acknowledged: Set<string>, count: number): Promise<void> {
  await expect.poll(() => acknowledged.size, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(count)
}

/** Sends the events again and counts those that the server already had. */
async function countKnown(ids: string[]): Promise<number> {
  let known = 0
  for (let start = 0; start < ids.length; start += 100) {
    const { duplicates } = await post(ids.slice(start, start + 100))
    known += duplicates
  }
  return known
}

async function post(ids: readonly string[]): Promise<{ accepted: number; duplicates: number }> {
  const at = Date.now()
  const events = ids.map((id) => ({ id: `click:${id}`, type: 'click', at, visit: { id, code: 'k7mq', at } }))
  const response = await fetch(`${server.url}/v1/events`, {
    method: 'POST',
    body: JSON.stringify({ key: server.keys.publishableKey, events }),
  })
  if (response.status !== 202) throw new Error(`The server answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as { accepted: number; duplicates: number }
}
