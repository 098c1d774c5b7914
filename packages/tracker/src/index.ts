export type { LeadInput, SaleInput } from './drafts.ts'
export type { VisitStorage } from './remember.ts'
export { createTracker } from './tracker.ts'
export type { Rejection, Tracker, TrackerNews, TrackerOptions } from './tracker.ts'
