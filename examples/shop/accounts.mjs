import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(scrypt)
const SESSION_MS = 30 * 86_400_000
/** What addresses look like that every mail system and every API takes. */
const EMAIL = /^[\w+-]+(\.[\w+-]+)*@[a-z\d]+([.-][a-z\d]+)*\.[a-z]{2,}$/i

/** Accounts and sessions of the shop. */
export function createAccounts({ state, save }) {
  const byEmail = (email) => state.accounts.find((account) => account.email === email.trim().toLowerCase())

  return {
    /** The new account, or `{ problem }` in words for the person. `visit` is who sent them, as Goodword told the page. */
    async signUp({ name, email, password, visit }) {
      const problem = problemWith({ name, email, password })
      if (problem) return { problem }
      const hashed = await hashPassword(password)
      if (byEmail(email)) return { problem: 'There is already an account with this e-mail address. Sign in instead.' }
      const account = {
        id: `c_${randomBytes(9).toString('base64url')}`,
        name: name.trim(),
        email: email.trim().toLowerCase(),
        password: hashed,
        visit,
        since: Date.now(),
      }
      state.accounts.push(account)
      await save()
      return { account }
    },

    /** The account, or `null` when address or password are wrong; which of them it does not tell. */
    async signIn({ email, password }) {
      const account = byEmail(email)
      const isRight = await matches(password, account?.password ?? UNKNOWN_PERSON)
      return account && isRight ? account : null
    },

    /** A new session; the answer is the value for its cookie. Only a hash of it is stored. */
    async openSession(account) {
      const value = randomBytes(24).toString('base64url')
      const now = Date.now()
      for (const [key, session] of Object.entries(state.sessions)) if (session.until < now) delete state.sessions[key]
      state.sessions[hashToken(value)] = { accountId: account.id, until: now + SESSION_MS }
      await save()
      return { value, maxAgeSeconds: SESSION_MS / 1000 }
    },

    /** Whose session it is, or `null`. */
    accountOf(value) {
      const session = value && state.sessions[hashToken(value)]
      if (!session || session.until < Date.now()) return null
      return state.accounts.find((account) => account.id === session.accountId) ?? null
    },

    async closeSession(value) {
      if (!value) return
      delete state.sessions[hashToken(value)]
      await save()
    },
  }
}

function problemWith({ name, email, password }) {
  if (!name.trim() || name.length > 100) return 'Tell us your name, in at most 100 characters.'
  if (email.length > 254 || !EMAIL.test(email.trim())) return 'This e-mail address does not look right.'
  if (password.length < 8 || password.length > 200) return 'Choose a password of at least 8 characters.'
  return null
}

/** Compared against when nobody has the address, so that the answer takes equally long. */
const UNKNOWN_PERSON = `${'0'.repeat(32)}.${'0'.repeat(64)}`

async function hashPassword(password) {
  const salt = randomBytes(16)
  return `${salt.toString('hex')}.${(await derive(password, salt, 32)).toString('hex')}`
}

async function matches(password, stored) {
  const [salt, hash] = stored.split('.').map((part) => Buffer.from(part, 'hex'))
  return timingSafeEqual(await derive(password, salt, hash.length), hash)
}

const hashToken = (value) => createHash('sha256').update(value).digest('base64url')
