import { createTestServer } from '@goodword/server'
import { expect, test } from 'vitest'

test('a paid order brings the friend’s inviter a reward', async () => {
  const server = await createTestServer()
  const thanks = { id: 'thanks', form: 'credit', fixed: { amount: 2000, currency: 'USD' }, holdDays: 14 } as const
  const { secretKey } = await server.createProgram({ offers: { customer: { partner: [thanks] } } })
  const post = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${secretKey}` }
    return (await server.fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(body) })).json()
  }
  await post('/v1/partners', { externalId: 'ada', code: 'k7mq' })
  const order = { type: 'sale', orderId: 'o1', amount: 6000, currency: 'USD', customerId: 'u1', code: 'k7mq' }
  expect(await post('/v1/conversions', order)).toMatchObject({
    rewards: [{ amount: 2000, status: { state: 'pending' } }],
  })
  await server.close()
}, 30_000)
