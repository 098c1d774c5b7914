// What `npm test` runs: set-up, then every check, then one line that counts them all.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkNode, ensureInstalled, markBuilt, runPnpm } from '../examples/setup.mjs'
import { tryToInstallEngines } from './support/browsers/installed.mjs'
import { ensureChromium } from './support/chromium.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = mkdtempSync(join(tmpdir(), 'goodword-test-'))
const total = { passed: 0, failed: 0, skipped: 0 }
const broken = []

/** A check that passes or fails as a whole. */
function check(name, command, ...args) {
  const status = run(name, command, args)
  count(name, status === 0 ? { passed: 1 } : { failed: 1 })
}

/** A vitest run, counted by its tests. One that could not even report counts as one failure. */
function tests(name, ...args) {
  const report = join(reports, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const status = run(name, 'vitest', ['run', '--config', 'test/vitest.config.ts', ...reporters, ...args])
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = readReport(report)
  count(name, { passed, failed: failed || Number(status !== 0), skipped })
}

function run(name, command, args) {
  const started = Date.now()
  console.log(`\n▶ ${name}`)
  const status = command === 'pnpm' ? runPnpm(...args) : runInstalled(command, args)
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${Math.round((Date.now() - started) / 1000)} s)`)
  return status
}

function runInstalled(command, args) {
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }
  const path = command === 'node' ? process.execPath : join(root, 'node_modules/.bin', command)
  return spawnSync(path, args, options).status
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 } // vitest died before it could report
  }
}

function count(name, { passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  if (failed) broken.push(name)
}

try {
  checkNode()
  ensureInstalled()
  process.env.CHROMIUM_PATH = ensureChromium()
  tryToInstallEngines()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

check('format', 'oxfmt', '--check')
check('lint', 'oxlint', '--deny-warnings')
check('build', 'pnpm', '-r', 'build')
if (total.failed === 0) markBuilt()
check('types', 'pnpm', '-r', '--workspace-concurrency=2', 'types')
check('unused', 'knip')
tests('units', '--project=node', '--project=browser-like')
tests('contract', '--project=contract')
tests('journey', '--project=journey')
tests('repository', '--project=repo')
tests('faults', '--project=faults')
tests('browser', '--project=e2e')
check('bench, in short', 'node', 'test/bench/run.mjs', '--short')

rmSync(reports, { recursive: true })
if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`)
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0
