// What `npm start` and `npm test` do before anything else can run. Uses nothing but Node: nothing is installed yet.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top of the repository. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

const INSTALLED = join(ROOT, 'node_modules/.goodword-installed')
const BUILT = join(ROOT, 'node_modules/.goodword-built')
/** What a demo cannot start without, to notice a `dist` that was deleted by hand. */
const NEEDED = ['server/dist/cli.js', 'embed/dist/goodword.js', 'embed/dist/widget.js', 'embed/dist/friend.js'].map(
  (file) => `packages/${file}`,
)
/** What does not end up in a built file. */
const NO_SOURCE = /^(node_modules|dist|.*\.test\.tsx?|.*\.md|.*\.log)$/

/** Throws an error with one readable line when this Node is too old. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(`Goodword needs Node 20.19 or newer; this is Node ${version}.`)
}

/**
 * Installs the dependencies unless what is installed came from the same lock file on the same kind of machine. Prints
 * what it does; throws an error with one readable line when it fails.
 */
export function ensureInstalled() {
  const wanted = fingerprint([join(ROOT, 'pnpm-lock.yaml'), join(ROOT, 'pnpm-workspace.yaml')])
  if (readStamp(INSTALLED) === wanted) return
  console.log('Installing what is needed …')
  const status = runPnpm('install', '--frozen-lockfile', '--config.confirmModulesPurge=false')
  if (status !== 0) throw new Error('Installing failed; what pnpm said stands above.')
  writeFileSync(INSTALLED, wanted)
}

/**
 * Runs the pnpm that package.json pins, at the top of the repository, and gives its exit code. npx fetches it where it is
 * missing: a fresh machine has npm only. Throws an error with one readable line when npx cannot be started.
 */
export function runPnpm(...args) {
  const { packageManager } = readJson(join(ROOT, 'package.json'))
  const { status, error } = spawnSync('npx', ['-y', packageManager, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32', // npx is a script there
  })
  if (error) throw new Error(`npx could not be started (${error.message}). Is npm installed?`)
  return status
}

/**
 * Builds the packages that the server needs, in the order in which they need each other, unless they were built from the
 * same sources. Without type declarations, which nobody needs to run them. Prints what it does; throws when it fails.
 */
export async function ensureBuilt() {
  const packages = packagesNeededBy('@goodword/server')
  if (readStamp(BUILT) === sourcesOf(packages) && NEEDED.every((file) => existsSync(join(ROOT, file)))) return
  let waiting = packages
  const done = new Set()
  while (waiting.length > 0) {
    const ready = waiting.filter(({ needs }) => needs.every((name) => done.has(name)))
    const batch = ready.slice(0, availableParallelism())
    if (batch.length === 0) throw new Error(`These need each other: ${waiting.map(({ name }) => name).join(', ')}.`)
    await Promise.all(batch.map(build))
    for (const { name } of batch) done.add(name)
    console.log(`Building … ${done.size} of ${packages.length}: ${batch.map(({ name }) => name).join(', ')}`)
    waiting = waiting.filter(({ name }) => !done.has(name))
  }
  markBuilt()
}

/** Notes that what stands in `dist` comes from the sources as they are: nothing is built again until they change. */
export function markBuilt() {
  writeFileSync(BUILT, sourcesOf(packagesNeededBy('@goodword/server')))
}

function sourcesOf(packages) {
  const sources = packages.flatMap(({ folder }) => sourcesIn(folder))
  return fingerprint([INSTALLED, join(ROOT, 'tsconfig.base.json'), ...sources])
}

/** The package and everything of ours beneath it: `{ name, folder, needs }`. */
function packagesNeededBy(top) {
  const all = readdirSync(join(ROOT, 'packages')).map((name) => readPackage(join(ROOT, 'packages', name)))
  const found = new Map()
  const visit = (name) => {
    const one = all.find((candidate) => candidate.name === name)
    if (!one || found.has(name)) return
    found.set(name, one)
    one.needs.forEach(visit)
  }
  visit(top)
  return [...found.values()]
}

function readPackage(folder) {
  const { name, dependencies = {}, devDependencies = {} } = readJson(join(folder, 'package.json'))
  const needs = Object.keys({ ...dependencies, ...devDependencies }).filter((other) => other.startsWith('@goodword/'))
  return { name, folder, needs }
}

function build({ name, folder }) {
  return new Promise((resolve, reject) => {
    const tsup = join(ROOT, 'node_modules/tsup/dist/cli-default.js')
    const child = spawn(process.execPath, [tsup, '--no-dts', '--silent'], { cwd: folder })
    let words = ''
    child.stdout.on('data', (chunk) => (words += chunk))
    child.stderr.on('data', (chunk) => (words += chunk))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`Building ${name} failed.\n${words}`))))
  })
}

function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !NO_SOURCE.test(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? sourcesIn(path) : [path]
    })
}

/** Changes when one of the files does, or when they move to another kind of machine. */
function fingerprint(files) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${process.versions.modules}`)
  for (const file of files.toSorted()) hash.update(`\n${relative(ROOT, file)}\n`).update(readFileSync(file))
  return hash.digest('hex')
}

const readStamp = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null)
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))
