import type { PartnerRow } from '../store/partners.ts'
import type { PartnerClaims } from '../auth/tokens.ts'
import type { Program } from '../store/programs.ts'
import type { Parts } from '../parts.ts'
import type { GenericSchema } from 'valibot'

/**
 * Who may call a route: `page` a publishable key as `key` in body or query · `partner` a partner token · `limited` a partner token, a
 * limited one too · `server` a secret key · `none` whoever has what the body asks for.
 */
export type Credential = 'page' | 'partner' | 'limited' | 'server' | 'none'

/** A request after parsing and authentication. */
export interface Ask<Body, Query> {
  body: Body
  query: Query
  /** The parts of the path in braces. */
  params: Readonly<Record<string, string>>
  request: Request
  /** When it arrived, by the program's clock. */
  now: number
  /** Where the outside reaches this server. */
  apiUrl: string
}

/** What each credential adds to a request. */
export interface Callers {
  page: { program: Program }
  partner: { program: Program; partner: PartnerRow; claims: PartnerClaims }
  limited: { program: Program; partner: PartnerRow; claims: PartnerClaims }
  server: { program: Program }
  none: object
}

/** What a route answers: a body with a status and headers, or a response of its own making (a stream). */
export type Reply<Answer> = { status?: number; body: Answer; headers?: Record<string, string> } | Response

interface RouteDefinition<C extends Credential, Body, Query, Answer> {
  method: 'get' | 'post' | 'put' | 'patch'
  /** As in OpenAPI: `/v1/rewards/{id}`. */
  path: `/${string}`
  credential: C
  /** One sentence for the API reference. */
  summary: string
  body?: GenericSchema<unknown, Body>
  query?: GenericSchema<unknown, Query>
  answer: GenericSchema<unknown, Answer>
  /** Statuses of success, the usual one first. */
  statuses: readonly [number, ...number[]]
  /** What the answer is, when it is not JSON. */
  mediaType?: 'text/event-stream'
  handle(ask: Ask<Body, Query> & Callers[C], parts: Parts): Promise<Reply<Answer>>
}

/** A route of the table. The types of its body and answer were checked where it was defined. */
export interface Route extends Omit<RouteDefinition<Credential, unknown, unknown, unknown>, 'handle'> {
  handle(ask: Ask<unknown, unknown> & object, parts: Parts): Promise<Reply<unknown>>
}

/**
 * Defines a route once: the app mounts it, requests are validated with it and the API reference is generated from it, so that
 * the three cannot drift apart.
 */
export function defineRoute<C extends Credential, Answer, Body = undefined, Query = undefined>(
  definition: RouteDefinition<C, Body, Query, Answer>,
): Route {
  return definition as unknown as Route
}
