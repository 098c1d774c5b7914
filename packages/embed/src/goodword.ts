import { quietly, whenShown } from '@goodword/tracker'
import { readConfig } from './config.ts'
import { startGoodword } from './start.ts'

// Our tag is known only now; the page may be shown much later. Whatever goes wrong, it goes on without us.
quietly(() => {
  const config = readConfig()
  // `as never`: types want a string, and `import` makes one.
  whenShown(() => quietly(() => startGoodword(config, (url) => import(/* @vite-ignore */ url as never))))
})
