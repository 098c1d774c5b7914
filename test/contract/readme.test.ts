import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

test.each([
  ['core', 'core-example.test.ts'],
  ['adapters', 'memory-example.test.ts'],
  ['adapters', 'local-demo.ts'],
  ['adapters', 'shop-adapter.ts'],
  ['adapters', 'shop-suite.ts'],
  ['embed', 'host-express.ts'],
  ['embed', 'host-hono.ts'],
  ['embed', 'host-node.ts'],
  ['embed', 'host-fetch.ts'],
  ['embed', 'host-checkout.ts'],
  ['tracker', 'tracker-page.ts'],
  ['tracker', 'tracker-stay.ts'],
  ['tracker', 'tracker-adapter.ts'],
  ['tracker', 'tracker-memory.test.ts'],
])('the README of %s shows %s as it is run here', (name, example) => {
  const readme = read(`../../packages/${name}/README.md`)
  expect(readme).toContain('```ts\n' + read(`./readme/${example}`) + '```')
})
