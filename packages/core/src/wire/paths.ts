/** Every route that an adapter calls, relative to the base URL of the backend. */
export const PATHS = {
  events: '/v1/events',
  invitation: (code: string) => `/v1/invitations/${encodeURIComponent(code)}`,
  program: '/v1/program',
  join: '/v1/join',
  sessions: '/v1/sessions',
  me: '/v1/me',
  summary: '/v1/me/summary',
  referrals: '/v1/me/referrals',
  rewards: '/v1/me/rewards',
  changes: '/v1/me/changes',
} as const

/** The query parameter that carries the publishable key on GET routes. */
export const KEY_PARAM = 'key'
