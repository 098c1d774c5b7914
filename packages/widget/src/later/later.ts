/**
 * What the first sight of the referral panel does without. One file, on purpose: a second would make bundlers cut what it
 * shares with the first into ever more pieces, and each is a request before the panel stands.
 */
export { openBanner } from '../element/banner.tsx'
export { openBoard } from '../element/board.tsx'
export { CodeBox } from '../panel/CodeBox.tsx'
export { JoinForm } from '../panel/JoinForm.tsx'
export { Notice } from '../panel/Notice.tsx'
export { Limited } from '../panel/Limited.tsx'
export { ResultSide } from '../panel/ResultSide.tsx'
export { RewardSide } from '../panel/RewardSide.tsx'
export { Tag } from '../panel/Tag.tsx'
export { later as css } from '../theme/later.ts'
export { coupon } from '../theme/welcome.ts'
