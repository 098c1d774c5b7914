import type { Goodword } from './api.ts'

/** The host's window, with what it may hold for us or have held before. */
export type Page = Window & { goodword?: Goodword; goodwordConfig?: object }
