export type { EventsBody, FriendBody, JoinBody, Problem, ProblemPointer, VisitAnswer, VisitBody } from './bodies.ts'
export { EVENTS_PATH, INVITATIONS_PATH, invitationPath, KEY_PARAM, PATHS, PROGRAM_PATH, VISIT_PATH } from './paths.ts'
