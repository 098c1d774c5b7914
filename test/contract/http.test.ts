import { createHttpAdapter } from '@goodword/adapters/http'
import { GoodwordError } from '@goodword/core'
import type { Problem } from '@goodword/core/wire'
import { describeAdapter, type AdapterHarness, type World } from '@goodword/core/testing'
import { createTestServer, type ProgramKeys, type TestServer } from '@goodword/server'
import { afterAll, beforeAll } from 'vitest'
import { signToken } from './sign-token.ts'

let server: TestServer

beforeAll(async () => {
  server = await createTestServer()
}, 60_000)

afterAll(async () => {
  await server.close()
})

/** A new program on the server, and what its owner's own server does. */
async function createHarness({
  program: { name, currency, windowDays },
  settings,
  offer,
  partners,
}: World): Promise<AdapterHarness> {
  const program = await server.createProgram({ name, currency, settings: { windowDays }, offers: { customer: offer } })
  if (settings) await ask(program, 'PATCH', '/v1/program', settings)
  const ids = new Map<string, string>()
  for (const partner of partners) {
    const { id } = await ask<{ id: string }>(program, 'POST', '/v1/partners', partner)
    ids.set(partner.externalId, id)
  }
  return {
    adapter: createHttpAdapter({ key: program.publishableKey, api: server.url, fetch: server.fetch }),
    clock: server.clock,
    host: {
      conversion: (input) => ask(program, 'POST', '/v1/conversions', input),
      setStatus: (externalId, status) => ask(program, 'PATCH', `/v1/partners/${ids.get(externalId)}`, { status }),
      token: (externalId, kind) => signToken(program, externalId, kind),
      unsubscribe: openUnsubscribeLink,
    },
    close: async () => {}, // the next check has a program of its own
  }
}

/** What the owner of an address does with the newest mail to it: follows the link at its end and presses the button there. */
async function openUnsubscribeLink(email: string): Promise<void> {
  const mails = await ask<{ data: { to: string; body: string }[] }>(null, 'GET', '/v1/test/mail')
  const token = mails.data.find(({ to }) => to === email)?.body.match(/\/u#(\S+)/)?.[1]
  if (token === undefined) throw new Error(`No mail to ${email} has a link to get no more of them.`)
  await ask(null, 'POST', '/v1/unsubscribe', { token })
}

/** A call with the secret key of a program, or with none. */
async function ask<T>(program: ProgramKeys | null, method: string, path: string, body?: unknown): Promise<T> {
  const response = await server.fetch(server.url + path, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(program && { Authorization: `Bearer ${program.secretKey}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json()
  if (response.ok) return answer as T
  const { code, detail } = answer as Problem
  throw new GoodwordError(code, detail)
}

describeAdapter('http', createHarness)
