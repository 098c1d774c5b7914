import { expect, test } from 'vitest'
import { examinePolicy } from './policy.ts'
import { collect, CONFIG } from './test-parts.ts'

test('gives the lines that the policy lacks, of our origins only', async () => {
  const stopped = new Set([
    'script-src https://refer.example',
    'connect-src https://other.example',
    'connect-src https://api.example',
  ])
  const [found] = await collect(examinePolicy(CONFIG.home, 'https://api.example/refer', stopped))
  expect(found).toMatchObject({
    state: 'fail',
    todo: 'Add to it: script-src https://refer.example; connect-src https://api.example',
  })
  expect(await collect(examinePolicy(CONFIG.home, CONFIG.api, new Set()))).toMatchObject([
    { state: 'ok', detail: 'It needs: script-src https://refer.example; connect-src https://refer.example' },
  ])
})
