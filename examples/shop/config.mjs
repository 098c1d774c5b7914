import path from 'node:path'

const REQUIRED = ['GOODWORD_API', 'GOODWORD_PROGRAM', 'GOODWORD_KEY', 'GOODWORD_SECRET_KEY', 'GOODWORD_SIGNING_SECRET']

/**
 * Everything the shop is told from outside. Throws an error with one readable line when something is missing or wrong.
 *
 * `host` is the name that buyers see and the domain of the cookies, so that `shop.example` and `app.shop.example` share a
 * session; on `localhost` and on IP addresses cookies stay with the host.
 */
export function readConfig(env) {
  const missing = REQUIRED.filter((name) => !env[name])
  if (missing.length > 0)
    throw new Error(`Set ${missing.join(', ')} before starting the shop; README.md says where from.`)
  const port = Number(env.PORT || 4101)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT is "${env.PORT}", which is no port.`)
  const host = env.SHOP_HOST || 'localhost'
  return {
    port,
    host,
    cookieDomain: host.includes('.') && !/^[\d.]+$/.test(host) ? host : null,
    dataFolder: path.resolve(env.SHOP_DATA || '.goodword/shop'),
    demo: env.SHOP_DEMO_EMAIL ? { email: env.SHOP_DEMO_EMAIL, password: env.SHOP_DEMO_PASSWORD ?? '' } : null,
    goodword: {
      api: originOf(env.GOODWORD_API),
      program: env.GOODWORD_PROGRAM,
      key: env.GOODWORD_KEY,
      secretKey: env.GOODWORD_SECRET_KEY,
      signingSecret: env.GOODWORD_SIGNING_SECRET,
    },
  }
}

function originOf(url) {
  try {
    return new URL(url).origin
  } catch {
    throw new Error(`GOODWORD_API is "${url}", which is no URL. It looks like https://refer.example.com.`)
  }
}
