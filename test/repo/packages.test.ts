import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { expect, test } from 'vitest'
import { ROOT } from '../support/sources.ts'

const run = promisify(execFile)
const packages = readdirSync(join(ROOT, 'packages'))

test.each(packages)('%s can be published', async (name) => {
  const pkgDir = join(ROOT, 'packages', name)
  const { messages, pkg } = await publint({ pkgDir, strict: true, pack: 'npm' })
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
})

test.each(packages)('%s has a README and the licence', (name) => {
  const folder = join(ROOT, 'packages', name)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    license: string
    files: string[]
  }
  expect(manifest.license).toBe('MIT')
  expect(manifest.files).toContain('dist')
  expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain(`# @goodword/${name}`)
})

/** embed publishes scripts for pages, not modules with types. */
const typed = packages.filter((name) => name !== 'embed')

test.each(typed)('%s gives its types to every modern resolver', { timeout: 60_000 }, async (name) => {
  const folder = join(ROOT, 'packages', name)
  const attw = join(ROOT, 'node_modules/.bin/attw')
  const { stdout } = await run(attw, ['--pack', folder, '--profile', 'esm-only', '--format', 'ascii'])
  expect(stdout).toContain(`"@goodword/${name}`)
})
