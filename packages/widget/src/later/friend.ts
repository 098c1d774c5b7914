/** What a friend sees: the banner, and the own progress. Fetched for somebody who was sent, or who may say who sent him. */
export { openBanner } from '../element/banner.tsx'
export { openFriend } from '../element/friend.tsx'
