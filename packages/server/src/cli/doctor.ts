import * as v from 'valibot'
import { CliError } from './cli-error.ts'
import { findBrowser } from './find-browser.ts'
import { openHeadlessPage, type HeadlessPage } from './headless-page.ts'

/** No report: no browser, no page, or no Goodword on it. */
const NO_REPORT = 2

/** How long the page may take, with its scripts and the doctor's requests. */
const TIMEOUT_MS = 60_000

/** What we print of a report. It comes from a page, which may hold anything. */
const Report = v.looseObject({
  version: v.string(),
  url: v.string(),
  findings: v.array(
    v.looseObject({
      state: v.picklist(['fail', 'warn', 'note', 'ok']),
      title: v.string(),
      detail: v.string(),
      todo: v.nullable(v.string()),
    }),
  ),
})
type Report = v.InferOutput<typeof Report>

/** Waits up to 15 seconds for Goodword, then for all elements to come alive, and asks the doctor. */
const ASK = `(async () => {
  const until = async (isTrue, seconds) => {
    for (const end = Date.now() + seconds * 1000; !isTrue() && Date.now() < end; )
      await new Promise((resolve) => setTimeout(resolve, 50))
    return isTrue()
  }
  const hasDoctor = () => typeof globalThis.goodword?.doctor === 'function'
  if (!(await until(() => document.readyState === 'complete' && hasDoctor(), 15)) && !hasDoctor()) return {
    tag: document.querySelector('script[src*="goodword."]')?.src ?? null,
    hasKey: !!(globalThis.goodwordConfig?.key || document.querySelector('script[data-key][src*="goodword."]')?.dataset.key),
    status: performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0,
  }
  await until(() => ![...document.querySelectorAll(':not(:defined)')].some((one) => one.localName.startsWith('goodword-')), 5)
  return Promise.resolve(globalThis.goodword.doctor()).then(
    (report) => ({ report }),
    (error) => ({ error: String(error) }),
  )
})()`

/**
 * Opens the page in a headless browser and prints what the doctor finds on it. Resolves to the exit code: 1 when something fails.
 * Throws a `CliError` with the exit code 2 where there can be no report.
 */
export async function doctor(address: string, options: { json: boolean }): Promise<number> {
  const url = readAddress(address)
  const browser = findBrowser()
  if (browser === null)
    throw new CliError(
      'no browser found: install Chromium, Chrome or Edge, or set CHROMIUM_PATH to where one is',
      NO_REPORT,
    )

  console.error(`looking at ${url.href} with ${browser} …`)
  const report = await examine(browser, url)
  console.log(options.json ? asJson(report) : asText(report, process.stdout.isTTY && !process.env['NO_COLOR']))
  return report.findings.some(({ state }) => state === 'fail') ? 1 : 0
}

function readAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new CliError(
      `${printable(address)} is no address of a web page: give one that begins with https://`,
      NO_REPORT,
    )
  url.search += `${url.search ? '&' : '?'}goodword-doctor`
  return url
}

async function examine(browser: string, url: URL): Promise<Report> {
  const page = await openHeadlessPage(browser).catch((error: Error) => {
    throw new CliError(`${browser} did not start (${error.message}): set CHROMIUM_PATH to another browser`, NO_REPORT)
  })
  const timer = setTimeout(() => void page.close(), TIMEOUT_MS)
  try {
    const failure = await page.open(url.href)
    if (failure !== null)
      throw new CliError(`${url.host} cannot be opened (${failure}): check the address and that it is up`, NO_REPORT)
    return readAnswer(await ask(page), url)
  } finally {
    clearTimeout(timer)
    await page.close()
  }
}

/** A page that goes elsewhere by itself, to a language or a login, takes the question with it: then it is asked again. */
async function ask(page: HeadlessPage, attempts = 3): Promise<unknown> {
  try {
    return await page.evaluate(ASK)
  } catch (error) {
    if (attempts === 1)
      throw new CliError(
        `the page did not stay open (${printable((error as Error).message)}): it went elsewhere, or took longer than a minute`,
        NO_REPORT,
      )
    return ask(page, attempts - 1)
  }
}

function readAnswer(answer: unknown, url: URL): Report {
  const { report, error, tag, hasKey, status } = Object(answer) as Record<string, unknown>
  if (typeof error === 'string')
    throw new CliError(
      `the doctor could not come (${printable(error)}): let script-src allow where goodword.js is`,
      NO_REPORT,
    )
  if (typeof tag === 'string' && hasKey !== true)
    throw new CliError(
      `${printable(tag)} is on the page without a data-key: give its tag the publishable key`,
      NO_REPORT,
    )
  if (typeof tag === 'string')
    throw new CliError(`${printable(tag)} is on the page and did not run: open it, and look at the console`, NO_REPORT)
  const parsed = v.safeParse(Report, report)
  if (parsed.success) return parsed.output
  const why = Number(status) >= 400 ? ` (HTTP ${Number(status)})` : ''
  throw new CliError(
    `there is no Goodword on ${url.host}${url.pathname}${why}: paste the tag that your server's page shows`,
    NO_REPORT,
  )
}

const MARKS = { fail: '✗', warn: '!', note: 'i', ok: '✓' }
const COLOURS = { fail: 31, warn: 33, note: 36, ok: 32 }

function asText({ url, version, findings }: Report, isColoured: boolean): string {
  const lines = findings.flatMap(({ state, title, detail, todo }) => {
    const mark = isColoured ? `\u001B[${COLOURS[state]}m${MARKS[state]}\u001B[0m` : MARKS[state]
    return [
      `${mark} ${printable(title)}`,
      ...(detail ? [`  ${printable(detail)}`] : []),
      ...(todo ? [`  → ${printable(todo)}`] : []),
    ]
  })
  const count = (wanted: string) => findings.filter(({ state }) => state === wanted).length
  const sum = `${count('fail')} to repair, ${count('warn')} to improve, ${count('ok')} fine`
  return [`${printable(url)} (Goodword ${printable(version)})`, '', ...lines, '', sum].join('\n')
}

/** A page's words must not steer the terminal: no control characters, no changes of direction. */
function printable(text: string): string {
  return text.replace(CONTROLS, ' ')
}

const CONTROLS = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

function asJson(report: Report): string {
  const escape = (text: string) => `\\u${text.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(report).replace(/[\u007F-\u009F\u2028-\u202E\u2066-\u2069]/g, escape)
}
