export {
  Friends,
  Generosity,
  Invite,
  Link,
  Note,
  Offer,
  Qr,
  Referral,
  Rewards,
  Share,
  Stats,
  Status,
  Terms,
  Title,
  Welcome,
} from './components.ts'
export type { GoodwordProps, SectionProps } from './components.ts'
