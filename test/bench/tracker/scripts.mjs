import { build } from 'esbuild'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/**
 * A script of the bench.
 *
 * @typedef {object} Script
 * @property {string} name Of its package.
 * @property {string} [file] The published file that a page loads.
 * @property {string} [entry] What is bundled instead, where modules alone are published.
 * @property {string} version
 * @property {string} source What the page loads, minified.
 * @property {(api: string, src: string) => string} html Sets the script up as its documentation says, but for its endpoint.
 * @property {(code: string) => string} landing The query that brings a code, and stands in what is stored or sent of it.
 * @property {string} [event] Reports that the customer `cust-1` signed up; absent where the script has no events.
 */

/** Ours first. */
export async function loadScripts() {
  const scripts = [goodword, squatch, spindl, pearmill, plausible, oldPlausible, posthog]
  return Promise.all(scripts.map(load))
}

async function load(script) {
  const { name, file, entry } = script
  const { folder, version } = installed(name)
  return { ...script, version, source: entry ? await bundle(entry) : read(folder, file) }
}

/** Package doorways need not show their manifest, nor their minified file. */
function installed(name) {
  for (const folder of require.resolve.paths(name).map((path) => join(path, name))) {
    try {
      return { folder, version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version }
    } catch {
      // it is installed further up
    }
  }
  throw new Error(`${name} is not installed: run "npx pnpm@12 install".`)
}

function read(folder, file) {
  const path = join(folder, file)
  if (!existsSync(path)) throw new Error(`${path} is missing: run "npx pnpm@12 -r build".`)
  return readFileSync(path, 'utf8')
}

/** For packages that publish modules only: the smallest file that a page could load. */
async function bundle(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: dirname(new URL(import.meta.url).pathname) },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
  })
  return outputFiles[0].text
}

const tag = (src, attributes = '') => `<script src="${src}" ${attributes}></script>`
const asRef = (code) => `ref=${code}`

const goodword = {
  name: '@goodword/embed',
  file: 'dist/goodword.js',
  html: (api, src) => tag(src, `async data-key="pk_test_bench_1" data-api="${api}"`),
  landing: asRef,
  event: `goodword.lead({ customerId: 'cust-1' })`,
}

const squatch = {
  name: '@saasquatch/squatch-js',
  file: 'dist/squatch.min.js',
  html: (api, src) => `<script>squatchTenant = 'bench'; squatchConfig = { domain: '${api}' }</script>${tag(src)}`,
  landing: (code) =>
    `_saasquatch=${Buffer.from(JSON.stringify({ app: { bench: { codes: { p: code } } } })).toString('base64url')}`,
  event: `squatch.events().track({ userId: 'cust-1', accountId: 'cust-1', events: [{ key: 'lead' }] }, {})`,
}

const spindl = {
  name: '@spindl-xyz/attribution-lite',
  file: 'dist/attribution.production.iife.js',
  html: (api, src) =>
    `${tag(src)}<script>spindl.configure({ sdkKey: 'bench', host: '${api}', api: '${api}' }); spindl.enableAutoPageViews()</script>`,
  landing: asRef,
  event: `spindl.track('lead', {}, { customerUserId: 'cust-1' })`,
}

const pearmill = {
  name: '@pearmill/attribution.js',
  file: 'attribution.min.js',
  html: (_, src) => `${tag(src)}<script>attribution.save()</script>`,
  landing: (code) => `utm_source=${code}`,
}

const plausible = {
  name: '@plausible-analytics/tracker',
  entry: `import { init } from '@plausible-analytics/tracker'
    init({ domain: location.hostname, endpoint: document.currentScript.dataset.api })`,
  html: (api, src) => tag(src, `data-api="${api}/event"`),
  landing: asRef,
  event: `plausible('lead', { props: { customer: 'cust-1' } })`,
}

const oldPlausible = {
  name: 'plausible-tracker',
  entry: `import plausible from 'plausible-tracker'
    const tracker = plausible({ apiHost: document.currentScript.dataset.api })
    tracker.enableAutoPageviews()
    globalThis.plausible = tracker.trackEvent`,
  html: (api, src) => tag(src, `data-api="${api}"`),
  landing: asRef,
  event: `plausible('lead', { props: { customer: 'cust-1' } })`,
}

const posthog = {
  name: 'posthog-js-lite',
  // By default it waits ten seconds for more events, and compresses them. Here it sends at once and in the clear.
  entry: `import { PostHog } from 'posthog-js-lite'
    const host = document.currentScript.dataset.api
    globalThis.posthog = new PostHog('bench', { host, captureHistoryEvents: true, flushAt: 1, disableCompression: true })
    posthog.capture('$pageview')`,
  html: (api, src) => tag(src, `data-api="${api}"`),
  landing: asRef,
  event: `posthog.capture('lead', { customer: 'cust-1' })`,
}
