import { afterEach, expect, test, vi } from 'vitest'
import { examineOptions } from './options.ts'
import { collect, CONFIG, openPage, titles } from './test-parts.ts'

afterEach(() => vi.unstubAllGlobals())

const tag = (attributes: string) =>
  `<script type="text/plain" src="https://refer.example/goodword.js" ${attributes}></script>`

test('good options are not spoken of', async () => {
  openPage(tag('data-key="pk_live_x" data-model="first" data-window="30" data-cfasync="false"'))
  expect(await titles(examineOptions({ ...CONFIG, model: 'first', window: '30', links: 'pay.example' }))).toEqual([])
})

test('options that make no sense are named, with what they may be', async () => {
  openPage(tag('data-param="ref" data-key="x"'))
  vi.stubGlobal('goodwordConfig', { modell: 'first' })
  const config = { ...CONFIG, model: 'fist', gpc: 'honor', window: 'x', links: 'https://pay.example', debug: '' }
  const found = await collect(examineOptions(config))
  expect(found.map(({ title, todo }) => `${title} → ${todo}`)).toEqual([
    'data-model makes no sense: last counts → It may be last or first.',
    'data-gpc makes no sense: honour counts → It may be honour or ignore.',
    'data-window makes no sense: 90 counts → It may be a number of days.',
    'data-links makes no sense → It may be domains.',
    'data-debug shows this to every visitor → Take it out in the end.',
    'data-modell is no option → Did you mean data-model?',
    'data-param is no option → Did you mean data-params?',
  ])
})
