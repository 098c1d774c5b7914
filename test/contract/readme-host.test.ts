import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { askRaw } from '../support/host-servers.ts'
import { conversionOf } from './readme/host-checkout.ts'
import { app as expressApp } from './readme/host-express.ts'
import { answer } from './readme/host-fetch.ts'
import { app as honoApp } from './readme/host-hono.ts'
import { server as nodeServer } from './readme/host-node.ts'

const value = `V1StGXR8.${Date.now()}.k7mq`
const opening = { cookie: `goodword=${value}`, host: 'www.shop.example', accept: 'text/html' }

interface Server {
  address(): AddressInfo | string | null
  close(): unknown
  once(event: 'listening', then: () => void): unknown
}

let running: Server | undefined
afterEach(() => void running?.close())

test.each<[string, () => Server]>([
  ['Express', () => expressApp.listen(0, '127.0.0.1')],
  ['Hono', () => serve({ fetch: honoApp.fetch, port: 0, hostname: '127.0.0.1' }) as Server],
  ['Node', () => nodeServer.listen(0, '127.0.0.1')],
  ['Fetch', () => serve({ fetch: answer, port: 0, hostname: '127.0.0.1' }) as Server],
])('the lines for %s in the README set the cookie again', async (_, start) => {
  const server = start()
  running = server
  if (server.address() === null) await new Promise<void>((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const { body, cookies } = await askRaw(`http://127.0.0.1:${port}/`, opening)
  expect(body).toContain('<title>Shop</title>')
  expect(cookies).toEqual([expect.stringMatching(`^goodword=${value}; Path=/; Max-Age=77\\d+; .*Domain=shop.example`)])
})

test('the checkout of the README names the visit of the buyer', () => {
  expect(conversionOf({ id: 'o_9', amount: 1999 }, opening.cookie)).toMatchObject({ visitId: 'V1StGXR8', code: 'k7mq' })
  expect(conversionOf({ id: 'o_9', amount: 1999 }, undefined)).toBeNull()
})
