export type { EventsBody, JoinBody, Problem, ProblemPointer } from './bodies.ts'
export { EVENTS_PATH, INVITATIONS_PATH, invitationPath, KEY_PARAM, PATHS, PROGRAM_PATH } from './paths.ts'
