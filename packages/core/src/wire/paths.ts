/** Where browsers report. Apart from `PATHS`, as are the next ones, so that the script of a page carries no other route. */
export const EVENTS_PATH = '/v1/events'

/** Where a code's invitation is read, with the code behind it. */
export const INVITATIONS_PATH = '/v1/invitations/'

/** Where anybody reads of a program. */
export const PROGRAM_PATH = '/v1/program'

/** Where a code's invitation is read. */
export const invitationPath = (code: string): string => INVITATIONS_PATH + encodeURIComponent(code)

/** Where a page has its visit's cookie set from HTTP: by a path of its own host, or the cookie would be a stranger's. */
export const VISIT_PATH = '/v1/visit'

/** Every route that an adapter calls, relative to the base URL of the backend. */
export const PATHS = {
  events: EVENTS_PATH,
  invitation: invitationPath,
  program: PROGRAM_PATH,
  join: '/v1/join',
  friend: '/v1/friend',
  sessions: '/v1/sessions',
  me: '/v1/me',
  summary: '/v1/me/summary',
  referrals: '/v1/me/referrals',
  rewards: '/v1/me/rewards',
  changes: '/v1/me/changes',
  links: '/v1/me/links',
  invites: '/v1/me/invites',
  claims: '/v1/me/claims',
  leaderboard: '/v1/me/leaderboard',
  remind: (inviteId: string) => `/v1/me/invites/${encodeURIComponent(inviteId)}/remind`,
  confirmClaim: (claimId: string) => `/v1/me/claims/${encodeURIComponent(claimId)}/confirm`,
  redeem: (rewardId: string) => `/v1/me/rewards/${encodeURIComponent(rewardId)}/redeem`,
} as const

/** The query parameter that carries the publishable key on GET routes. */
export const KEY_PARAM = 'key'
