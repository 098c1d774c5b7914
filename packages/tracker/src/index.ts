export { askChoices, watchChoices } from './choices.ts'
export type { ChoiceOptions, Choices, ChoiceSource } from './choices.ts'
export type { LeadInput, SaleInput } from './claims.ts'
export { cleanUrl } from './clean-url.ts'
export type { List } from './find-code.ts'
export { fillForms } from './forms.ts'
export { cookieDomain } from './cookie-domain.ts'
export { decorateLinks } from './links.ts'
export { quietly } from './quietly.ts'
export { receiveVisit } from './receive-visit.ts'
export { withStay } from './stay.ts'
export type { Stay, StayingVisit } from './stay.ts'
export { fillStripeElements } from './stripe.ts'
export { createTracker } from './tracker.ts'
export type {
  Consent,
  ConsentSetting,
  Rejection,
  Tracker,
  TrackerNews,
  TrackerOptions,
  VisitStorage,
} from './tracker.ts'
export { watchPage } from './watch-page.ts'
export { whenShown } from './when-shown.ts'
