import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../support/sources.ts'

const tracked = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n')

test('the top of the repository holds what belongs there and nothing else', () => {
  const top = [...new Set(tracked.map((path) => path.split('/')[0]))].filter((name) => !name?.startsWith('.'))
  expect(top.sort()).toEqual(
    [
      'LICENSE',
      'README.md',
      'examples',
      'package.json',
      'packages',
      'pnpm-lock.yaml',
      'pnpm-workspace.yaml',
      'test',
      'tsconfig.base.json',
    ].sort(),
  )
})

test('no lock file tells where packages were downloaded from', () => {
  expect(readFileSync(join(ROOT, 'pnpm-lock.yaml'), 'utf8')).not.toMatch(/https?:\/\//)
})

test('no package grows an attic', () => {
  expect(tracked.filter((path) => /(^|\/)(utils?|helpers?|common|misc)(\.\w+)?(\/|$)/.test(path))).toEqual([])
})
