import { GoodwordError } from '@goodword/core'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { hashSecret } from '../auth/keys.ts'
import { newSecret } from '../ids.ts'
import type { Parts } from '../parts.ts'
import type { Program } from '../store/programs.ts'
import { deleteOwnerSession, hasOwnerSession, saveOwnerSession } from '../store/sessions.ts'

const COOKIE = 'goodword_owner'
const LIFE_SECONDS = 12 * 3600

/** Signs the owner in on this browser for 12 hours. */
export async function startSession(context: Context, program: Program, { store }: Parts): Promise<void> {
  const token = `gwo_${program.id}_${newSecret()}`
  await saveOwnerSession(store.db, program.id, hashSecret(token), Date.now() + LIFE_SECONDS * 1000)
  setCookie(context, COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: new URL(context.req.url).protocol === 'https:',
    maxAge: LIFE_SECONDS,
  })
}

/** The program that this browser's owner is signed in to, or `null`. */
export async function readSession(context: Context, { store, directory }: Parts): Promise<Program | null> {
  const session = sessionOf(context)
  if (session === null) return null
  const isAlive = await hasOwnerSession(store.db, session.programId, session.hash, Date.now())
  return isAlive ? directory.find(session.programId) : null
}

/** Signs the owner out on this browser. */
export async function endSession(context: Context, { store }: Parts): Promise<void> {
  const session = sessionOf(context)
  if (session !== null) await deleteOwnerSession(store.db, session.programId, session.hash)
  deleteCookie(context, COOKIE, { path: '/' })
}

/** Throws `forbidden` for a form that another website sent. */
export function refuseForeignForm(request: Request): void {
  const origin = request.headers.get('origin')
  const isOwn = origin !== null && URL.canParse(origin) && new URL(origin).host === new URL(request.url).host
  if (!isOwn && request.headers.get('sec-fetch-site') !== 'same-origin') {
    throw new GoodwordError('forbidden', 'This form was not sent by this page.')
  }
}

function sessionOf(context: Context): { programId: string; hash: string } | null {
  const token = getCookie(context, COOKIE) ?? ''
  const programId = /^gwo_([a-z0-9]+)_\w+$/.exec(token)?.[1]
  return programId === undefined ? null : { programId, hash: hashSecret(token) }
}
