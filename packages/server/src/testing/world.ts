import type { PartnerView, RecordResult, Referral, Reward } from '@goodword/core'
import type { Problem } from '@goodword/core/wire'
import type { ConversionInput, ConversionResult, OwnerPartner } from '@goodword/core/wire/schemas'
import { SignJWT } from 'jose'
import type { ProgramKeys } from '../store/programs.ts'
import type { OfferInput, TestProgram, TestServer } from '../test-server.ts'

/** $20 credit for the partner and a $10 coupon for the friend, on the friend's first sale of at least $50; 14 days of hold. */
export const STANDARD: OfferInput = {
  partner: [
    {
      id: 'thanks',
      form: 'credit',
      fixed: { amount: 2000, currency: 'USD' },
      first: true,
      minAmount: 5000,
      holdDays: 14,
    },
  ],
  customer: [
    {
      id: 'welcome',
      form: 'coupon',
      fixed: { amount: 1000, currency: 'USD' },
      first: true,
      minAmount: 5000,
      holdDays: 0,
    },
  ],
}

export interface Answer<T> {
  status: number
  headers: Headers
  body: T
}

/** A program of its own for one test, with Ada, whose code is `ada1`, and with Ben, whose code is `ben1`. */
export interface World {
  keys: ProgramKeys
  ada: OwnerPartner
  ben: OwnerPartner
  /** A request; a body that is not a string is sent as JSON. */
  ask<T = Problem>(
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<Answer<T>>
  /** The same with the secret key. */
  own<T = Problem>(method: string, path: string, body?: unknown): Promise<Answer<T>>
  /** The same as a partner, by a token. */
  as<T = Problem>(token: string, path: string): Promise<Answer<T>>
  /** What a user of the host's does, by a token of his. Somebody new becomes a partner. */
  act<T = Problem>(externalId: string, method: string, path: string, body?: unknown): Promise<Answer<T>>
  record(...events: unknown[]): Promise<RecordResult>
  convert(input: ConversionInput): Promise<ConversionResult>
  tokenOf(externalId: string): Promise<string>
  me(): Promise<PartnerView>
  referrals(externalId?: string): Promise<Referral[]>
  rewards(externalId?: string): Promise<Reward[]>
}

/** Makes a world. Without an offer it is the standard one, for customers. */
export async function createWorld(server: TestServer, program: TestProgram = {}): Promise<World> {
  const keys = await server.createProgram({ offers: { customer: STANDARD }, ...program })

  const ask: World['ask'] = async (method, path, { body, headers = {} } = {}) => {
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
    const response = await server.fetch(server.url + path, { method, headers, ...sent })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as never }
  }
  const own: World['own'] = (method, path, body) =>
    ask(method, path, { body, headers: { authorization: `Bearer ${keys.secretKey}` } })
  const as: World['as'] = (token, path) => ask('GET', path, { headers: { authorization: `Bearer ${token}` } })
  const act: World['act'] = async (externalId, method, path, body) => {
    const claims = { iss: keys.program, aud: 'goodword', sub: externalId }
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(keys.signingSecret))
    return ask(method, path, { body, headers: { authorization: `Bearer ${token}` } })
  }
  const tokenOf = async (externalId: string) =>
    (await own<{ token: string }>('POST', '/v1/tokens', { externalId })).body.token
  const add = async (name: string) =>
    (
      await own<OwnerPartner>('POST', '/v1/partners', {
        externalId: name.toLowerCase(),
        name,
        email: `${name.toLowerCase()}@partners.example`,
        code: `${name.toLowerCase()}1`,
      })
    ).body

  return {
    keys,
    ada: await add('Ada'),
    ben: await add('Ben'),
    ask,
    own,
    as,
    act,
    tokenOf,
    record: async (...events) =>
      (await ask<RecordResult>('POST', '/v1/events', { body: { key: keys.publishableKey, events } })).body,
    convert: async (input) => (await own<ConversionResult>('POST', '/v1/conversions', input)).body,
    me: async () => (await as<PartnerView>(await tokenOf('ada'), '/v1/me')).body,
    referrals: async (externalId = 'ada') =>
      (await as<{ data: Referral[] }>(await tokenOf(externalId), '/v1/me/referrals')).body.data,
    rewards: async (externalId = 'ada') =>
      (await as<{ data: Reward[] }>(await tokenOf(externalId), '/v1/me/rewards')).body.data,
  }
}

/** A visit by a code and the click that reports it. */
export function clickOf(id: string, code: string, at: number, more: object = {}) {
  return { id: `click:${id}`, type: 'click', at, visit: { id, code, at }, ...more }
}

export function leadOf(customerId: string, at: number, visit: object | null, more: object = {}) {
  return { id: `lead:${customerId}`, type: 'lead', at, visit, customerId, ...more }
}

export function saleOf(orderId: string, at: number, visit: object | null, more: object = {}) {
  return { id: `sale:${orderId}`, type: 'sale', at, visit, orderId, amount: 6000, currency: 'USD', ...more }
}
