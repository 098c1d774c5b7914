export type { LeadInput, SaleInput } from './claims.ts'
export { watchNavigation } from './navigation.ts'
export { createTracker } from './tracker.ts'
export type { Rejection, Tracker, TrackerNews, TrackerOptions, VisitStorage } from './tracker.ts'
