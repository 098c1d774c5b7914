// What `npm start` runs: installs and builds what is missing, then a server, a shop that uses it, some history, and a playground.
import { existsSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { startChild } from './demo/child.mjs'
import { linkOfMara, MARA } from './demo/customer.mjs'
import { placeProgram, putOffer, writeHistory } from './demo/history.mjs'
import { checkFolder, checkPort, readPort } from './demo/place.mjs'
import { openProgram } from './demo/program.mjs'
import { checkNode, ensureBuilt, ensureInstalled, ROOT } from './setup.mjs'

const FOLDER = process.env.GOODWORD_DEMO ?? join(ROOT, '.goodword/demo')
const KEYS = join(FOLDER, 'keys.json')
const SEEDED = join(FOLDER, 'seeded')
const CLI = join(ROOT, 'packages/server/dist/cli.js')
const SHOP = join(ROOT, 'examples/shop/server.mjs')
const PLAYGROUND = join(ROOT, 'examples/playground/server.mjs')

// The demo keeps to its own folder, whatever database this machine is set up for.
delete process.env.DATABASE_URL

const children = []
let stopping = false

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    if (stopping) return // npm passes Ctrl-C on, and the terminal sends it too
    console.log('\nStopping …')
    await stop()
    process.exit(0)
  })
}

try {
  await start()
} catch (error) {
  if (!stopping) await fail(error)
}

async function start() {
  checkNode()
  const apiPort = readPort('GOODWORD_PORT', 4100)
  const shopPort = readPort('SHOP_PORT', 4101)
  const playgroundPort = readPort('PLAYGROUND_PORT', 4102)
  await checkPort(apiPort, 'GOODWORD_PORT')
  await checkPort(shopPort, 'SHOP_PORT')
  await checkPort(playgroundPort, 'PLAYGROUND_PORT')
  checkFolder(FOLDER)
  ensureInstalled()
  await ensureBuilt()

  const isFirst = !existsSync(SEEDED)
  if (isFirst) console.log('Making a program and some history …')
  const data = join(FOLDER, 'server')
  const api = `http://localhost:${apiPort}`
  const shop = `http://localhost:${shopPort}`
  const origins = [shop, `http://127.0.0.1:${shopPort}`]
  const keys = await openProgram({ cli: CLI, folder: data, file: KEYS, origins })
  const serverChild = await run('The server', [CLI, 'serve', '--data', data, '--port', String(apiPort), '--test-clock'])
  const shopChild = await run('The shop', [SHOP], {
    PORT: String(shopPort),
    SHOP_DATA: join(FOLDER, 'shop'),
    SHOP_DEMO_EMAIL: MARA.email,
    SHOP_DEMO_PASSWORD: MARA.password,
    GOODWORD_API: api,
    GOODWORD_PROGRAM: keys.program,
    GOODWORD_KEY: keys.publishableKey,
    GOODWORD_SECRET_KEY: keys.secretKey,
    GOODWORD_SIGNING_SECRET: keys.signingSecret,
  })
  const playgroundChild = await run('The playground', [PLAYGROUND], { PORT: String(playgroundPort) })
  await placeProgram({ api, keys, origins })
  if (isFirst) await putOffer({ api, keys })
  const link = await linkOfMara({ shop, api })
  if (isFirst) {
    await writeHistory({ api, keys, code: link.code })
    writeFileSync(SEEDED, '')
  }
  const playground = `http://localhost:${playgroundPort}`
  tell({ api, shop, playground, friend: `${shop}/?ref=${link.code}` })
  await fail(await Promise.race([serverChild.died, shopChild.died, playgroundChild.died]))
}

async function run(name, args, env) {
  const child = await startChild(name, args, env)
  children.unshift(child) // stopped in reverse: the shop before the server it talks to
  return child
}

async function stop() {
  stopping = true
  for (const child of children) await child.stop()
}

async function fail(error) {
  console.error(error.message)
  await stop()
  process.exit(1)
}

function tell({ api, shop, playground, friend }) {
  const twoWeeksOn = new Date(Date.now() + 15 * 86_400_000).toISOString().slice(0, 10)
  console.log(`
Goodword is running, and a shop that uses it. Everything stays on this machine.

  The customer  ${shop}/sign-in
                Mara is filled in: press "Sign in".
  The friend    ${friend}
                Open it in a private window: it is another person's browser.
  The owner     ${api}/
                Sign in with the secret key in ${relative(process.cwd(), KEYS)}.
  Playground    ${playground}/
                Every element in every state; copy what you like.

Try this:
  1. As Mara, see what three friends brought, and why one reward still waits.
  2. As the friend, keep the invitation, create an account and buy for $50 or more: $10 comes off.
  3. Look at Mara's page again, without a reload: a new friend, and $20 that waits for 14 days.
  4. Let the days pass: curl ${api}/v1/test/clock -d '{ "now": "${twoWeeksOn}T12:00:00Z" }'
  5. Press Ctrl-C whenever you like and run npm start again: nothing is lost.
`)
}
