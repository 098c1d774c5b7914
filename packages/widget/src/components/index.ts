export {
  Claims,
  Friends,
  Generosity,
  Invite,
  Leaderboard,
  Link,
  Note,
  Offer,
  Qr,
  Referral,
  Rewards,
  Share,
  Stats,
  Terms,
  Title,
  Welcome,
} from './components.ts'
export type { GoodwordProps, SectionProps } from './components.ts'
