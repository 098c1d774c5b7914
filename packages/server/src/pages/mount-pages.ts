import { GoodwordError, isGoodwordError } from '@goodword/core'
import type { Context, Hono } from 'hono'
import { believeKey } from '../auth/callers.ts'
import { apiUrlOf } from '../http/api-url.ts'
import { readText } from '../http/body.ts'
import { verifyClaim } from '../ingest/record-conversion.ts'
import type { Parts } from '../parts.ts'
import { reject, release } from '../routes/rewards.ts'
import { listOpenClaims } from '../store/conversions.ts'
import { readPartnerNames } from '../store/partners.ts'
import { listProgramIds, type Program } from '../store/programs.ts'
import { listRewards } from '../store/rewards.ts'
import { PAGE_HEADERS } from './layout.ts'
import { MAILED_LINK_SCRIPT } from './mailed-link-script.ts'
import { mailedLinkPage } from './mailed-link-page.ts'
import { ownerPage, type Review } from './owner-page.ts'
import { endSession, readSession, refuseForeignForm, startSession } from './owner-session.ts'
import { STYLES } from './styles.ts'
import { unsubscribePage } from './unsubscribe-page.ts'
import { UNSUBSCRIBE_SCRIPT } from './unsubscribe-script.ts'

/** What a person sees of the server: the owner's page at `/`, the page behind a mailed link at `/m`, and the way out of invitations at `/u`. */
export function mountPages(app: Hono, parts: Parts): void {
  const asset = (type: string) => ({ 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'public, max-age=300' })
  app.get('/assets/pages.css', (context) => context.body(STYLES, 200, asset('text/css')))
  app.get('/assets/mailed-link.js', (context) => context.body(MAILED_LINK_SCRIPT, 200, asset('text/javascript')))
  app.get('/m', (context) => context.html(mailedLinkPage(), 200, PAGE_HEADERS))
  app.get('/assets/unsubscribe.js', (context) => context.body(UNSUBSCRIBE_SCRIPT, 200, asset('text/javascript')))
  app.get('/u', (context) => context.html(unsubscribePage(), 200, PAGE_HEADERS))
  app.get('/', (context) => showOwner(context, parts, null))
  app.post('/session', async (context) => {
    refuseForeignForm(context.req.raw)
    const form = new URLSearchParams(await readText(context.req.raw))
    const program = await believeKey(form.get('key')?.trim() ?? '', 'secret', parts.directory).catch(nobody)
    if (program === null)
      return showOwner(context, parts, 'This is not a secret key of this server. It begins with sk_.')
    await startSession(context, program, parts)
    return context.redirect('/', 303)
  })
  app.post('/session/end', async (context) => {
    refuseForeignForm(context.req.raw)
    await endSession(context, parts)
    return context.redirect('/', 303)
  })
  mountReview(app, parts)
}

function mountReview(app: Hono, parts: Parts): void {
  const decide = (path: string, act: (program: Program, id: string, now: number) => Promise<unknown>): void => {
    app.post(path, async (context) => {
      refuseForeignForm(context.req.raw)
      const program = await readSession(context, parts)
      if (program === null) return context.redirect('/', 303)
      try {
        await act(program, context.req.param('id') ?? '', parts.clock.now())
      } catch (error) {
        if (!isGoodwordError(error)) throw error
        return showOwner(context, parts, error.message)
      }
      return context.redirect('/', 303)
    })
  }
  decide('/review/conversions/:id/verify', async (program, id) => {
    const { changes } = await parts.store.transaction((tx) => verifyClaim(tx, program.id, id))
    parts.changes.tell(changes)
  })
  decide('/review/rewards/:id/release', (program, id, now) => release(parts, program.id, id, undefined, now))
  decide('/review/rewards/:id/reject', (program, id, now) => reject(parts, program.id, id, undefined, now))
}

async function showOwner(context: Context, parts: Parts, error: string | null): Promise<Response> {
  const signedIn = await readSession(context, parts)
  const program = signedIn ?? (await namedProgram(context, parts))
  const review = signedIn && (await readReview(signedIn, parts))
  const page = ownerPage({ program, apiUrl: apiUrlOf(context.req.raw, parts), review, error })
  return context.html(page, error === null ? 200 : 400, PAGE_HEADERS)
}

/** The program in the address, else the only one. */
async function namedProgram(context: Context, { store, directory }: Parts): Promise<Program | null> {
  const named = context.req.query('program')
  if (named !== undefined) return directory.find(named)
  const [only, ...others] = await listProgramIds(store.db)
  return only !== undefined && others.length === 0 ? directory.find(only.id) : null
}

async function readReview(program: Program, { store, clock }: Parts): Promise<Review> {
  const page = { programId: program.id, after: null, limit: 50 }
  const claims = await listOpenClaims(store.db, program.id)
  const held = await listRewards(store.db, page, { state: 'held' }, clock.now())
  const names = await readPartnerNames(
    store.db,
    program.id,
    held.rows.map((row) => row.partner_id),
  )
  return { claims, held: held.rows.map((row) => ({ ...row, partnerName: names.get(row.partner_id) ?? null })) }
}

/** A wrong key is an answer, not a failure. */
function nobody(error: unknown): null {
  if (error instanceof GoodwordError) return null
  throw error
}
