export type { LeadInput, SaleInput } from './drafts.ts'
export { createTracker } from './tracker.ts'
export type { Rejection, Tracker, TrackerNews, TrackerOptions, VisitStorage } from './tracker.ts'
