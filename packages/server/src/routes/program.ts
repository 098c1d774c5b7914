import { ProgramAnswer, ProgramPatch, ProgramViewSchema } from '@goodword/core/wire/schemas'
import type { ProgramView } from '@goodword/core'
import * as v from 'valibot'
import { authenticatePage, authenticateServer, presentsSecretKey } from '../auth/callers.ts'
import { defineRoute } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { changeSettings, readOffer, readSettings, type Program } from '../store/programs.ts'
import { viewOffer } from '../views/partner.ts'

/** `GET /v1/program`: with a publishable key what anybody may know, with a secret key every setting. */
export const getProgram = defineRoute({
  method: 'get',
  path: '/v1/program',
  credential: 'none',
  summary: 'The program: public facts by ?key=, every setting by the secret key.',
  query: v.object({ key: v.optional(v.string()) }),
  answer: v.union([ProgramViewSchema, ProgramAnswer]) as v.GenericSchema<unknown, object>,
  statuses: [200],
  async handle({ request, query, now }, parts) {
    if (!presentsSecretKey(request)) {
      const program = await authenticatePage(request, query.key, parts.directory)
      return { body: await viewProgram(program, parts, now) }
    }
    return { body: viewForOwner(await authenticateServer(request, parts.directory)) }
  },
})

/** `PATCH /v1/program`: changes settings from now on. What happened before keeps the settings of its time. */
export const patchProgram = defineRoute({
  method: 'patch',
  path: '/v1/program',
  credential: 'server',
  summary: 'Change settings from now on.',
  body: ProgramPatch,
  answer: ProgramAnswer as v.GenericSchema<unknown, object>,
  statuses: [200],
  async handle({ program, body, now }, { store, directory }) {
    const settings = await store.transaction(async (tx) => {
      // Parsed JSON holds no undefined: what is absent is not a key.
      await changeSettings(tx, program.id, body as Partial<Program['settings']>, now)
      return (await readSettings(tx, program.id)).at(-1)!.value
    })
    directory.forget(program.id)
    return { body: viewForOwner({ ...program, settings }) }
  },
})

async function viewProgram(program: Program, { store }: Parts, now: number): Promise<ProgramView> {
  const { name, locale, currency, termsUrl, channels, theme, join, origins, disclosure } = program.settings
  const offer = await readOffer(store.db, program.id, 'customer', now)
  const can = join === 'open' ? ['join'] : []
  const anyOrigin = origins.length === 0
  return {
    name,
    locale,
    currency,
    termsUrl,
    channels,
    theme,
    offer: viewOffer(offer.value),
    can,
    anyOrigin,
    ...(disclosure && { disclosure }),
  }
}

function viewForOwner(program: Program) {
  return { id: program.id, test: program.isTest, publishableKey: program.publishableKey, ...program.settings }
}
