/** What a friend sees of his own progress. It says some of it with the words and pieces of `later.ts`. */
export { openFriend } from '../element/friend.tsx'
