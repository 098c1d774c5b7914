export { spine } from './0001-spine.ts'
