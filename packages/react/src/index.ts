export { GoodwordLeaderboard, GoodwordReferral, GoodwordStatus, GoodwordWelcome } from './elements.ts'
export type { GoodwordProps } from './elements.ts'
export type { GoodwordAttributes, LauncherAttributes } from './jsx.ts'
