import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { HELP } from '../cli/help.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

test('the README shows the example as it is run here, and what the command says', () => {
  const readme = read('../../README.md')
  expect(readme).toContain('```ts\n' + read('./readme-example.test.ts') + '```')
  expect(readme).toContain('```\n' + HELP + '\n```')
})
