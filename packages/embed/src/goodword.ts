import { startGoodword } from './start.ts'

try {
  startGoodword(window, (url) => import(/* @vite-ignore */ url))
} catch {
  // the host page goes on without us
}
