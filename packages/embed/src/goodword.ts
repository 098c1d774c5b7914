import { quietly, whenShown } from '@goodword/tracker'
import { startGoodword } from './start.ts'

// In a page of others: whatever goes wrong, the page goes on without us.
whenShown(() => quietly(() => startGoodword((url) => import(/* @vite-ignore */ url))))
