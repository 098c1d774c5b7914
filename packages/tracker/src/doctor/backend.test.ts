import { afterEach, describe, expect, test, vi } from 'vitest'
import { examineBackend } from './backend.ts'
import { collect, CONFIG, openPage, titles } from './test-parts.ts'

afterEach(() => vi.unstubAllGlobals())

const API = 'https://refer.example'
const none = new Set<string>()
const problem = (status: number, code: string) => () => Response.json({ code }, { status })
const accepted = (anyOrigin: boolean) => (url: string) =>
  url.endsWith('/v1/events') ? Response.json({ accepted: 0 }, { status: 202 }) : Response.json({ anyOrigin })

test('asks with an empty report, which records nothing', async () => {
  const requests = openPage('', accepted(false))
  expect(await titles(examineBackend(CONFIG, API, none))).toEqual([
    'ok key: https://refer.example accepts the key',
    'ok origin: https://shop.example may use the key',
  ])
  expect(requests).toEqual([`POST ${API}/v1/events`, `GET ${API}/v1/program?key=${CONFIG.key}`])
})

test('warns when the program lists no websites', async () => {
  openPage('', accepted(true))
  const [, origin] = await collect(examineBackend(CONFIG, API, none))
  expect(origin).toMatchObject({ state: 'warn', todo: expect.stringContaining('"https://shop.example"') })
})

test.for([
  [403, 'origin_not_allowed', 'fail origin: https://shop.example may not use the key'],
  [401, 'unknown_key', 'fail key: No program has this key'],
  [401, 'no_credential', 'fail key: No program has this key'],
  [403, 'secret_key_in_browser', 'fail key: A secret key is in the page'],
  [503, 'unavailable', 'fail backend: https://refer.example answers 503 unavailable'],
] as const)('an answer of %s %s is explained', async ([status, code, title]) => {
  openPage('', problem(status, code))
  const [found] = await collect(examineBackend(CONFIG, API, none))
  expect(`${found?.state} ${found?.id}: ${found?.title}`).toBe(title)
  expect(found?.todo).toBeTruthy()
})

test('something else at the address is told from a backend', async () => {
  openPage('', () => new Response('<h1>Shop</h1>', { status: 200 }))
  expect(await titles(examineBackend(CONFIG, API, none))).toEqual(['fail backend: https://refer.example answers 200 '])
})

describe('when nothing comes back', () => {
  const todo = async (api: string, stopped: Set<string>, secure = true) => {
    openPage()
    vi.stubGlobal('isSecureContext', secure)
    return (await collect(examineBackend(CONFIG, api, stopped)))[0]?.todo
  }

  test('a policy that has stopped the request is named', async () => {
    expect(await todo(API, new Set([`connect-src ${API}`]))).toContain('content security policy')
  })

  test('an http backend of an https page is named', async () => {
    expect(await todo('http://refer.example', none)).toContain('https backend')
  })

  test('else a way around blockers is given', async () => {
    expect(await todo(API, none)).toContain('data-api="/refer"')
  })

  test('being offline is no failure', async () => {
    openPage()
    vi.stubGlobal('navigator', { onLine: false })
    expect(await titles(examineBackend(CONFIG, API, none))).toEqual(['warn backend: The browser is offline'])
  })
})
