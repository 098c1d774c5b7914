export type { EventsBody, JoinBody, Problem, ProblemPointer } from './bodies.ts'
export { KEY_PARAM, PATHS } from './paths.ts'
