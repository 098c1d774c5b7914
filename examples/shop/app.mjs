import { randomBytes } from 'node:crypto'
import { page, redirect, json } from './answer.mjs'
import { quantityOf, readBasket, withQuantity, writeBasket } from './basket.mjs'
import { productBySlug } from './catalog.mjs'
import { referralToken } from './goodword/token.mjs'
import { readVisit } from './goodword/visit.mjs'
import { price } from './money.mjs'
import { accountPage } from './pages/account.mjs'
import { basketPage } from './pages/basket.mjs'
import { checkoutPage } from './pages/checkout.mjs'
import { homePage } from './pages/home.mjs'
import { ordersPage } from './pages/orders.mjs'
import { problemPage } from './pages/problem.mjs'
import { productPage } from './pages/product.mjs'
import { signInPage, signUpPage } from './pages/sign.mjs'
import { discountText } from './pages/sum.mjs'
import { thanksPage } from './pages/thanks.mjs'
import { readNext, Refusal } from './request.mjs'

const SESSION = 'lowtide_session'
const BASKET = 'lowtide_basket'
/** Set by a sign-up, taken off by the next page: that page reports the new customer. */
const JOINED = 'lowtide_joined'
const YEAR_SECONDS = 365 * 86_400
const GONE = { value: '' }

/** The shop without its socket: takes a request of request.mjs, gives an answer of answer.mjs. */
export function createApp({ config, accounts, orders, discounts, assets }) {
  const { goodword, demo } = config

  const routes = {
    'GET /': ({ visitor }) => page(homePage(visitor)),
    'GET /health': () => json({ status: 'ok' }),

    'GET /p/*': ({ visitor, rest }) => {
      const product = productBySlug(rest)
      return product ? page(productPage(visitor, product)) : null
    },

    'GET /basket': ({ visitor }) => page(basketPage(visitor)),

    'POST /basket': async ({ visitor, request }) => {
      const form = await request.form()
      const product = readProduct(form)
      return toBasket(
        withQuantity(visitor.basket, product, quantityOf(visitor.basket, product) + readQuantity(form, 1)),
      )
    },

    'POST /basket/change': async ({ visitor, request }) => {
      const form = await request.form()
      const quantity = form.has('remove') ? 0 : readQuantity(form, 0)
      return toBasket(withQuantity(visitor.basket, readProduct(form), quantity))
    },

    'GET /checkout': signedIn(async ({ visitor }) => {
      if (visitor.basket.length === 0) return redirect('/basket')
      const quote = await orders.quote(visitor.account, visitor.basket, visitor.account.visit)
      return page(checkoutPage(visitor, { quote, attempt: newAttempt() }))
    }),

    /** What the order costs for a buyer whom this visit brought; shop.js shows it before anybody pays. */
    'POST /checkout/quote': signedIn(async ({ visitor, request }) => {
      const visit = readVisit(await request.form()) ?? visitor.account.visit
      const { discount, total } = await orders.quote(visitor.account, visitor.basket, visit)
      return json({ quoted: total, discount: discount > 0 ? discountText(discount) : null, total: price(total) })
    }),

    'POST /checkout': signedIn(async ({ visitor, request }) => {
      const { account, basket } = visitor
      const form = await request.form()
      const attempt = form.get('attempt') || newAttempt()
      const paid = orders.ofAttempt(account, attempt) // the button was pressed twice
      if (paid) return redirect(`/thanks/${paid.id}`, { [BASKET]: GONE })
      if (basket.length === 0) return redirect('/basket')
      const visit = readVisit(form) ?? account.visit
      const quote = await orders.quote(account, basket, visit)
      if (quote.total > Number(form.get('quoted'))) {
        const problem = 'The total has changed since you last saw it. Please look at it again.'
        return page(checkoutPage(visitor, { quote, attempt, problem }), 409)
      }
      const order = await orders.pay(account, basket, { visit, quote, attempt })
      return redirect(`/thanks/${order.id}`, { [BASKET]: GONE })
    }),

    'GET /thanks/*': signedIn(({ visitor, rest }) => {
      const order = orders.of(visitor.account).find((order) => order.id === rest)
      return order ? page(thanksPage(visitor, order)) : null
    }),

    'GET /orders': signedIn(({ visitor }) => page(ordersPage(visitor, orders.of(visitor.account)))),
    'GET /account': signedIn(({ visitor }) => page(accountPage(visitor, referralToken(goodword, visitor.account)))),

    'GET /sign-up': ({ visitor, request }) => {
      const next = readNext(request.query.get('next'), '/account')
      return visitor.account ? redirect(next) : page(signUpPage(visitor, { next }))
    },

    'POST /sign-up': async ({ visitor, request }) => {
      const form = await request.form()
      const next = readNext(form.get('next'), '/account')
      const typed = { name: form.get('name') ?? '', email: form.get('email') ?? '' }
      const password = form.get('password') ?? ''
      const { account, problem } = await accounts.signUp({ ...typed, password, visit: readVisit(form) })
      if (problem) return page(signUpPage(visitor, { next, form: typed, problem }), 422)
      void discounts.learn(account.visit)
      return redirect(next, {
        [SESSION]: await accounts.openSession(account),
        [JOINED]: { value: 'yes', maxAgeSeconds: 600 },
      })
    },

    'GET /sign-in': ({ visitor, request }) => {
      const next = readNext(request.query.get('next'), '/account')
      return visitor.account ? redirect(next) : page(signInPage(visitor, { next, demo }))
    },

    'POST /sign-in': async ({ visitor, request }) => {
      const form = await request.form()
      const next = readNext(form.get('next'), '/account')
      const email = form.get('email') ?? ''
      const account = await accounts.signIn({ email, password: form.get('password') ?? '' })
      if (account) return redirect(next, { [SESSION]: await accounts.openSession(account) })
      const problem = 'E-mail address and password do not belong together.'
      return page(signInPage(visitor, { next, demo, form: { email }, problem }), 422)
    },

    'POST /sign-out': async ({ request }) => {
      await accounts.closeSession(request.cookies.get(SESSION))
      return redirect('/', { [SESSION]: GONE })
    },
  }

  return async function answer(request) {
    const asset = request.method === 'GET' && assets.get(request.path)
    if (asset) return request.ifNoneMatch === asset.etag ? { status: 304, etag: asset.etag } : asset
    const account = accounts.accountOf(request.cookies.get(SESSION))
    const visitor = {
      account,
      hasOrdered: account !== null && orders.of(account).length > 0,
      basket: readBasket(request.cookies.get(BASKET)),
      hasJustJoined: request.cookies.has(JOINED),
      goodword,
    }
    const found = await route({ visitor, request })
    if (visitor.account && visitor.hasJustJoined && found.status === 200 && found.type?.startsWith('text/html')) {
      found.cookies = { ...found.cookies, [JOINED]: GONE }
    }
    return found
  }

  async function route({ visitor, request }) {
    try {
      if (request.method === 'POST' && request.isForeign)
        throw new Refusal(403, 'This form was sent from another site.')
      const [, first, rest] = request.path.match(/^(\/[^/]*)\/([^/]+)$/) ?? []
      const handler = routes[`${request.method} ${request.path}`] ?? routes[`${request.method} ${first}/*`]
      return (await handler?.({ visitor, request, rest })) ?? nowhere(visitor)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return page(problemPage(visitor, { title: 'That did not work', text: error.message }), error.status)
    }
  }
}

/** A route for customers; everybody else signs in first and comes back, to a page that can be opened. */
function signedIn(handler) {
  return (parts) => {
    if (parts.visitor.account) return handler(parts)
    const next = parts.request.path.replace('/checkout/quote', '/checkout')
    return redirect(`/sign-in?next=${encodeURIComponent(readNext(next, '/account'))}`)
  }
}

const nowhere = (visitor) =>
  page(problemPage(visitor, { title: 'Nothing here', text: 'There is no such page in this shop.' }), 404)

const toBasket = (lines) =>
  redirect('/basket', { [BASKET]: { value: writeBasket(lines), maxAgeSeconds: YEAR_SECONDS } })

const newAttempt = () => randomBytes(12).toString('base64url')

function readProduct(form) {
  const product = productBySlug(form.get('slug'))
  if (!product) throw new Refusal(422, 'We have no such piece.')
  return product
}

function readQuantity(form, least) {
  const quantity = Number(form.get('quantity') ?? 1)
  if (!Number.isInteger(quantity) || quantity < least || quantity > 9) {
    throw new Refusal(422, `Choose a whole number from ${least} to 9.`)
  }
  return quantity
}
