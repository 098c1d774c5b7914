import { mkdtempSync, rmSync } from 'node:fs'
import { spawn, spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { CHROMIUM_FLAGS, ensureChromium } from '../support/chromium.mjs'
import { printTable } from './table.mjs'
import { loadPanels } from './widget/panels.mjs'
import { openSite } from './widget/site.mjs'

const CLI = fileURLToPath(new URL('../../packages/server/dist/cli.js', import.meta.url))

/** Slow 4G as Lighthouse throttles it, and a CPU four times slower than this machine's. */
const SLOW = { latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 }

/**
 * How soon a visitor sees the referral panel, and what it costs on the way, beside what npm carries of others. Each run is a new
 * browser profile with nothing cached; times are from the start of the navigation, and the median of the runs.
 */
export async function bench({ isShort }) {
  const runs = isShort ? 1 : 9
  const panels = await loadPanels()
  const site = await openSite()
  const goodword = await startGoodword(site.origin)
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...CHROMIUM_FLAGS, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost'],
  })
  try {
    const pages = panels.map((panel) => ({ panel, url: site.add(pageOf(panel, goodword)) }))
    const rows = []
    for (const { panel, url } of pages) {
      const fast = await measure({ browser, panel, url, runs, site, goodword })
      const slow = await measure({ browser, panel, url, runs, site, goodword, isSlow: true })
      rows.push({ panel, fast, slow })
    }
    console.log(
      `npm run bench widget${isShort ? ' -- --short' : ''}: Chromium ${browser.version()}, Node ${process.version}, ${runs} run(s)`,
    )
    print(rows)
  } finally {
    await browser.close()
    site.close()
    await goodword.stop()
  }
}

function pageOf(panel, goodword) {
  if (panel.source) {
    return { body: '<div id="root"></div><script src="{script}"></script>', source: panel.source }
  }
  return {
    body: `<script async src="${goodword.url}/goodword.js" data-key="${goodword.key}"></script>
      <goodword-referral token="${goodword.token}"></goodword-referral>`,
  }
}

async function measure({ browser, panel, url, runs, site, goodword, isSlow = false }) {
  const results = []
  for (let run = 0; run < runs; run++) results.push(await visit({ browser, panel, url, site, goodword, isSlow }))
  const median = (pick) => results.map(pick).sort((a, b) => a - b)[Math.floor(results.length / 2)]
  return { ready: median(({ ready }) => ready), shift: median(({ shift }) => shift), ...results[0].network }
}

/** One visitor: when the panel was ready, and what had been asked for by then. */
async function visit({ browser, panel, url, site, goodword, isSlow }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const ours = [site.origin, goodword.url]
  const network = { bytes: 0, files: 0, calls: 0, foreign: 0 }
  let isReady = false
  page.on('request', (request) => {
    if (isReady || request.isNavigationRequest()) return
    const isForeign = !ours.some((origin) => request.url().startsWith(origin)) && !request.url().startsWith('data:')
    if (isForeign) network.foreign++
    else if (request.resourceType() === 'script') network.files++
    else if (request.resourceType() === 'fetch') network.calls++
  })
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const scripts = new Set()
  session.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!isReady && scripts.has(requestId)) network.bytes += encodedDataLength
  })
  await page.route(
    (target) => !ours.some((origin) => target.href.startsWith(origin)),
    (route) => answerForOthers(route, panel, network),
  )
  if (isSlow) {
    await session.send('Network.emulateNetworkConditions', { offline: false, ...SLOW })
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  }
  await page.addInitScript(watchForReady, { selector: panel.ready, text: panel.text ?? '' })
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForFunction(() => window.benchReady, null, { timeout: 60_000 })
  isReady = true
  const { ready, shift } = await page.evaluate(() => window.benchReady)
  await context.close()
  return { ready, shift, network }
}

/** The backends of others, as far as this bench plays them; their fonts and pictures are not there. */
function answerForOthers(route, { answers = {} }, network) {
  const request = route.request()
  const end = Object.keys(answers).find((end) => request.url().endsWith(end))
  if (request.resourceType() !== 'fetch' && request.resourceType() !== 'xhr') return route.abort()
  network.calls++
  const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }
  return route.fulfill({ headers, contentType: 'application/json', body: answers[end] ?? '{}' })
}

/** In the page: looks at each frame whether it is there, in whatever shadow root. */
function watchForReady({ selector, text }) {
  let shift = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shift += entry.hadRecentInput ? 0 : entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  const find = (root) => {
    for (const element of root.querySelectorAll(selector)) {
      if (element.getClientRects().length > 0 && element.textContent.includes(text)) return true
    }
    return [...root.querySelectorAll('*')].some((element) => element.shadowRoot && find(element.shadowRoot))
  }
  const look = () => {
    if (find(document)) window.benchReady = { ready: performance.now(), shift }
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Our server as an owner starts it, with one program and one partner. */
async function startGoodword(origin) {
  const data = mkdtempSync(join(tmpdir(), 'goodword-bench-'))
  const init = ['init', '--data', data, '--name', 'Bench', '--test', '--origin', origin, '--json']
  const keys = JSON.parse(run(init))
  const server = spawn(process.execPath, [CLI, 'serve', '--data', data, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error('The server ended before it printed its URL.')))
    server.stdout.on('data', (chunk) => {
      const found = /http:\/\/\S+/.exec(String(chunk))
      if (found) resolve(found[0].replace(/\/$/, ''))
    })
  })
  const ask = async (method, path, body) => {
    const headers = { authorization: `Bearer ${keys.secretKey}`, 'content-type': 'application/json' }
    const answer = await fetch(url + path, { method, headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`)
    return answer.json()
  }
  await ask('PATCH', '/v1/program', { landingUrl: `${origin}/`, hosts: [new URL(origin).host] })
  await ask('PUT', '/v1/offers/customer', {
    partner: [{ id: 'thanks', form: 'credit', fixed: { amount: 2000, currency: 'USD' }, first: true, holdDays: 14 }],
    customer: [{ id: 'hello', form: 'coupon', fixed: { amount: 1000, currency: 'USD' }, first: true, holdDays: 0 }],
  })
  await ask('POST', '/v1/partners', { externalId: 'u_17', kind: 'customer', name: 'Mara' })
  const { token } = await ask('POST', '/v1/tokens', { externalId: 'u_17', ttlSeconds: 3600 })
  return {
    url,
    key: keys.publishableKey,
    token,
    async stop() {
      server.kill('SIGTERM')
      await new Promise((resolve) => server.once('exit', resolve))
      rmSync(data, { recursive: true, force: true })
    },
  }
}

function run(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

function print(rows) {
  const ours = rows[0].fast.bytes
  printTable([
    [
      'package',
      'version',
      'script B',
      '× ours',
      'files',
      'calls',
      'foreign',
      'ready ms',
      'slow ms',
      'shift',
      'ready shows',
    ],
    ...rows.map(({ panel, fast, slow }) => [
      panel.name,
      panel.version,
      fast.bytes,
      (fast.bytes / ours).toFixed(2),
      fast.files,
      fast.calls,
      fast.foreign,
      Math.round(fast.ready),
      Math.round(slow.ready),
      slow.shift.toFixed(3),
      panel.what,
    ]),
  ])
}
