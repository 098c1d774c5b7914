const SOON_MS = 1000
const OUTAGE_MS = 3000
const PATIENCE_MS = 10_000

/**
 * What a script is seen to do, each tried in a browser profile of its own. README.md says what the words stand for.
 *
 * @param {object} trial
 * @param {import('./scripts.mjs').Script} trial.script
 * @param {Awaited<ReturnType<typeof import('./site.mjs').openSite>>} trial.site
 * @param {() => Promise<{ context: import('playwright-core').BrowserContext, page: import('playwright-core').Page }>} trial.open
 * @param {boolean} trial.isShort Leaves out what takes half a minute.
 * @returns {Promise<Record<string, string>>} In words, by ability.
 */
export async function tryAbilities(trial) {
  const [landing, gpc, retries] = await Promise.all([
    tryLanding(trial),
    tryGpc(trial),
    trial.isShort ? 'not tried' : tryOutage(trial),
  ])
  return { ...landing, 'GPC stops it': gpc, 'tries again': retries }
}

async function tryLanding({ script, site, open }) {
  const { context, page } = await open()
  const stage = site.stage(script)
  await page.goto(stage.url(script.landing('ada1')), { waitUntil: 'networkidle' })
  const isReported = await until(() => hasReport(stage, traceOf(script, 'ada1')), SOON_MS)
  await page.goto(stage.url(), { waitUntil: 'networkidle' })
  const places = await placesOf(traceOf(script, 'ada1'), context, page)

  const trace = traceOf(script, 'ben2')
  await page.evaluate((url) => history.pushState(null, '', url), `plans?${script.landing('ben2')}`)
  const isSeenInside = await until(
    async () => hasReport(stage, trace) || (await placesOf(trace, context, page)).length > 0,
    SOON_MS,
  )
  if (script.event) await page.evaluate(script.event)
  const isSent = await until(() => hasReport(stage, 'cust-1'), script.event ? SOON_MS : 0)
  await context.close()
  return {
    'keeps the code in': places.join(', ') || 'nothing',
    'reports a landing': yesOrNo(isReported),
    'sees a code of pushState': yesOrNo(isSeenInside),
    'sends events': yesOrNo(isSent),
  }
}

/** With Global Privacy Control on, does anything of a code stay or leave? */
async function tryGpc({ script, site, open }) {
  const { context, page } = await open()
  const stage = site.stage(script)
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { value: true, configurable: true }),
  )
  await page.goto(stage.url(script.landing('ada1')), { waitUntil: 'networkidle' })
  const trace = traceOf(script, 'ada1')
  const isKept = (await placesOf(trace, context, page)).length > 0
  const isReported = hasReport(stage, trace)
  await context.close()
  return yesOrNo(!isKept && !isReported)
}

/** Does an event arrive after an outage: on the same page, or else on the next? */
async function tryOutage({ script, site, open }) {
  if (!script.event) return 'no events'
  const { context, page } = await open()
  const stage = site.stage(script)
  await page.goto(stage.url(), { waitUntil: 'networkidle' })
  stage.isDown = true
  await page.evaluate(script.event).catch(() => {}) // some throw what they were answered
  await until(() => false, OUTAGE_MS)
  stage.isDown = false
  const hasArrived = () => stage.reports.some(({ text, isTaken }) => isTaken && text.includes('cust-1'))
  let answer = (await until(hasArrived, PATIENCE_MS)) && 'same page'
  if (!answer) {
    await page.goto(stage.url())
    answer = (await until(hasArrived, PATIENCE_MS)) && 'next page'
  }
  await context.close()
  return answer || 'no'
}

/** What is to be seen of a code: the parameter's value, which may wrap it. */
const traceOf = (script, code) => script.landing(code).replace(/.*=/, '')

const hasReport = (stage, part) => stage.reports.some(({ text }) => text.includes(part))

const yesOrNo = (is) => (is ? 'yes' : 'no')

/** Where the text is stored; a cookie with the domain it is for. */
async function placesOf(text, context, page) {
  const cookies = (await context.cookies()).filter(({ value }) => value.includes(text))
  const areas = await page.evaluate(
    (text) =>
      ['localStorage', 'sessionStorage'].filter((area) => JSON.stringify({ ...globalThis[area] }).includes(text)),
    text,
  )
  return [...cookies.map(({ domain }) => (domain.startsWith('.') ? 'domain cookie' : 'host cookie')), ...areas]
}

async function until(check, withinMs) {
  const end = Date.now() + withinMs
  for (;;) {
    if (await check()) return true
    if (Date.now() >= end) return false
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
