import { startGoodword } from './start.ts'
import type { Page } from './page.ts'

try {
  startGoodword(window as Page, (url) => import(/* @vite-ignore */ url))
} catch {
  // the host page goes on without us
}
