import { chromium } from 'playwright-core'
import { brotliSize } from '../support/brotli.mjs'
import { CHROMIUM_FLAGS, ensureChromium } from '../support/chromium.mjs'
import { readOperations, watchOperations } from '../support/operations.mjs'
import { printTable } from './table.mjs'
import { tryAbilities } from './tracker/abilities.mjs'
import { loadScripts } from './tracker/scripts.mjs'
import { openSite } from './tracker/site.mjs'

/**
 * What goodword.js and the browser scripts of others cost a page, and what they do for it: bytes, operations until the
 * network has been quiet for half a second, and what each was seen to do. README.md tells who is compared, and how.
 */
export async function bench({ isShort }) {
  const scripts = await loadScripts()
  const site = await openSite()
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [
      ...CHROMIUM_FLAGS,
      // Nothing leaves this machine; and the pages count as secure, as a shop's do.
      '--host-resolver-rules=MAP *.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      `--unsafely-treat-insecure-origin-as-secure=${site.origins}`,
      // Some scripts keep silent before automation.
      '--disable-blink-features=AutomationControlled',
    ],
  })
  try {
    const open = await visitors(browser)
    const results = await inPairs(scripts, async (script) => {
      const costs = await weigh({ script, site, open })
      return { script, ...costs, abilities: await tryAbilities({ script, site, open, isShort }) }
    })
    console.log(
      `npm run bench tracker${isShort ? ' -- --short' : ''}: Chromium ${browser.version()}, Node ${process.version}`,
    )
    printCosts(results)
    printAbilities(results)
  } finally {
    await browser.close()
    site.close()
  }
}

/** Two at a time, one a core: with more, pages wait for each other and look slower than they are. */
async function inPairs(items, work) {
  const results = []
  const rest = [...items.entries()]
  const worker = async () => {
    for (let next; (next = rest.shift());) results[next[0]] = await work(next[1])
  }
  await Promise.all([worker(), worker()])
  return results
}

/** Opens a page in a new profile, of a browser that does not say it is headless. */
async function visitors(browser) {
  const page = await browser.newPage()
  const userAgent = (await page.evaluate(() => navigator.userAgent)).replace('Headless', '')
  await page.close()
  return async () => {
    const context = await browser.newContext({ userAgent })
    return { context, page: await context.newPage() }
  }
}

/** What a script costs: its bytes, and its operations in either situation. */
async function weigh({ script, site, open }) {
  const [blank, landing] = await Promise.all(
    ['', script.landing('ada1')].map((query) => measure({ stage: site.stage(script), query, open })),
  )
  return { bytes: brotliSize(script.source), blank, landing }
}

async function measure({ stage, query, open }) {
  const { context, page } = await open()
  const own = { requests: 0, errors: 0 }
  const isGiven = (url) => url === stage.url(query) || url.endsWith('/script.js') || url.startsWith('data:')
  page.on('request', (request) => (own.requests += Number(!isGiven(request.url()))))
  page.on('pageerror', () => own.errors++)
  await watchOperations(page)
  await page.goto(stage.url(query), { waitUntil: 'networkidle' })
  const operations = await readOperations(page)
  await context.close()
  return { ...operations, ...own, preflights: stage.preflights }
}

const COUNTS = {
  cookie: ({ cookieReads, cookieWrites }) => `${cookieReads}/${cookieWrites}`,
  storage: ({ storageReads, storageWrites }) => `${storageReads}/${storageWrites}`,
  net: ({ requests, preflights }) => (preflights ? `${requests}+${preflights}` : requests),
  listen: ({ listeners }) => listeners,
  observe: ({ observers }) => observers,
  timer: ({ timers }) => timers,
  error: ({ errors }) => errors,
}

/** One row a script, ours first: what it weighs, then what it does on a page without a code, then on a landing with one. */
function printCosts(results) {
  const names = Object.keys(COUNTS)
  const counts = (operations) => Object.values(COUNTS).map((read) => read(operations))
  const facts = ['package', 'version', 'as', 'brotli 11', '× ours']
  printTable([
    [...facts.map(() => ''), 'no code:', ...names.slice(1).map(() => ''), 'landing:', ...names.slice(1).map(() => '')],
    [...facts, ...names, ...names],
    ...results.map(({ script, bytes, blank, landing }) => [
      script.name,
      script.version,
      script.entry ? 'bundled' : 'published',
      bytes,
      (bytes / results[0].bytes).toFixed(2),
      ...counts(blank),
      ...counts(landing),
    ]),
  ])
  console.log('cookie, storage: reads/writes; net: requests+preflights')
}

function printAbilities(results) {
  console.log('\nwhat each was seen to do:')
  printTable([
    ['package', ...Object.keys(results[0].abilities)],
    ...results.map(({ script, abilities }) => [script.name, ...Object.values(abilities)]),
  ])
}
