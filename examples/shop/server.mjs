import { keepVisit } from '@goodword/embed/host'
import { createServer } from 'node:http'
import { createAccounts } from './accounts.mjs'
import { page, send } from './answer.mjs'
import { createApp } from './app.mjs'
import { readAssets } from './assets.mjs'
import { readConfig } from './config.mjs'
import { createDiscounts } from './goodword/discount.mjs'
import { createOutbox } from './goodword/outbox.mjs'
import { createOrders } from './orders.mjs'
import { readRequest } from './request.mjs'
import { openStore } from './store.mjs'

try {
  await start()
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

async function start() {
  const config = readConfig(process.env)
  const { goodword, cookieDomain } = config
  const store = await openStore(config.dataFolder)
  const outbox = createOutbox({ goodword, store })
  const discounts = createDiscounts({ goodword, store })
  const orders = createOrders({ store, outbox, discounts })
  const answer = createApp({ config, accounts: createAccounts(store), orders, discounts, assets: await readAssets() })
  const keep = keepVisit({ domain: cookieDomain ?? 'host' })

  const server = createServer(async (incoming, response) => {
    keep(incoming, response)
    const options = { api: goodword.api, cookieDomain, hasBody: incoming.method !== 'HEAD' }
    try {
      send(response, await answer(readRequest(incoming)), options)
    } catch (error) {
      console.error(error)
      send(response, page('Something went wrong in the shop. Please try again.', 500), options)
    }
  })

  await listen(server, config.port)
  console.log(`Lowtide is open at http://${config.host}:${server.address().port}/`)
  void outbox.start()

  let stopping = false
  async function stop() {
    if (stopping) return // Ctrl-C reaches us twice under npm
    stopping = true
    server.close()
    server.closeIdleConnections()
    await outbox.stop()
    server.closeAllConnections()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

/** Resolves when the port is ours; rejects with one readable line when it is not. Reachable from this machine only. */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken. Set PORT to another one.`) : error)
    })
    server.listen(port, '127.0.0.1', resolve)
  })
}
