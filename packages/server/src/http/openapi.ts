import { toJsonSchema } from '@valibot/to-json-schema'
import { ProblemSchema } from '@goodword/core/wire/schemas'
import type { GenericSchema } from 'valibot'
import type { Route } from './route.ts'

type Json = Record<string, unknown>

const SECURITY = {
  page: [],
  none: [],
  partner: [{ partnerToken: [] }],
  limited: [{ partnerToken: [] }],
  server: [{ secretKey: [] }],
} as const

/** The API reference, OpenAPI 3.1, from the very routes and schemas that validate requests. */
export function describeApi(routes: readonly Route[], apiUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: describeRoute(route) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Goodword',
      version: '1',
      description: 'Amounts are integers in minor units. Times in answers are RFC 3339; requests may use milliseconds.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: apiUrl }],
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemSchema, 'output') },
      securitySchemes: {
        secretKey: { type: 'http', scheme: 'bearer', description: 'sk_…, from the host’s own server only.' },
        partnerToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Signed by the host’s server.',
        },
      },
    },
  }
}

function describeRoute(route: Route): Json {
  const { method, path, summary, body, answer, statuses, mediaType = 'application/json' } = route
  const success = { description: 'Done.', content: { [mediaType]: { schema: schemaOf(answer, 'output') } } }
  const problem = {
    description: 'No, and why.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  return {
    operationId: operationId(method, path),
    summary,
    security: SECURITY[route.credential],
    parameters: [...pathParameters(path), ...queryParameters(route)],
    ...(body && { requestBody: { required: true, content: describeBody(route, body) } }),
    responses: { ...Object.fromEntries(statuses.map((status) => [status, success])), default: problem },
  }
}

/** Pages send `text/plain`, to save the preflight; it holds the same JSON. */
function describeBody({ credential }: Route, body: GenericSchema): Json {
  const schema = schemaOf(body, 'input')
  const isFromPage = credential === 'page' || credential === 'none'
  return { 'application/json': { schema }, ...(isFromPage && { 'text/plain': { schema } }) }
}

function operationId(method: string, path: string): string {
  const words = path.replace('/v1/', '').split(/[/{}-]+/)
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters({ query, credential, method }: Route): Json[] {
  const schema = query ? schemaOf(query, 'input') : {}
  const { properties = {}, required = [] } = schema as { properties?: Record<string, Json>; required?: string[] }
  const key = { name: 'key', in: 'query', required: true, schema: { type: 'string' } }
  return [
    ...(credential === 'page' && method === 'get' ? [key] : []),
    ...Object.entries(properties).map(([name, one]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      schema: one,
    })),
  ]
}

/** What JSON Schema cannot say (a check of ours, a transformation) is left out: the reference is then wider, never wrong. */
function schemaOf(schema: GenericSchema, typeMode: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = toJsonSchema(schema as never, { typeMode, errorMode: 'ignore' })
  return rest
}
