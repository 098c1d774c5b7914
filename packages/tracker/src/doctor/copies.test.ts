import { expect, test } from 'vitest'
import { examineCopies } from './copies.ts'
import { openPage, titles } from './test-parts.ts'

const tag = (attributes: string) =>
  `<script type="text/plain" src="https://refer.example/goodword.js" ${attributes}></script>`

test('counts the tags and compares the versions', async () => {
  openPage(tag('') + tag('data-key="y"') + '<script type="text/plain" data-key="z"></script>')
  expect(await titles(examineCopies('1.0.0', '1.1.0'))).toEqual([
    'warn version: goodword.js is 1.0.0, doctor.js 1.1.0',
    'warn twice: goodword.js is here 2 times',
  ])
  openPage(tag(''))
  expect(await titles(examineCopies('1.0.0', '1.0.0'))).toEqual(['ok version: Version 1.0.0'])
})
