// Plain JavaScript: the benches run it in Node 20, which reads no types.

/**
 * What scripts of a page did since it was opened, in numbers of calls.
 *
 * @typedef {object} Operations
 * @property {number} cookieReads `document.cookie` and the Cookie Store.
 * @property {number} cookieWrites
 * @property {number} storageReads localStorage and sessionStorage, by method and by property alike.
 * @property {number} storageWrites Removals too.
 * @property {number} listeners Added to anything that takes events; `onload = …` is not seen.
 * @property {number} observers Things observed by a Mutation-, Resize-, Intersection- or PerformanceObserver.
 * @property {number} timers Timeouts, intervals, animation frames and idle callbacks asked for.
 */

/**
 * Counts in every page and frame that the context or page opens from now on.
 *
 * @param {import('playwright-core').BrowserContext | import('playwright-core').Page} where
 * @returns {Promise<unknown>}
 */
export function watchOperations(where) {
  return where.addInitScript(instrument)
}

/**
 * What was counted so far, frames included.
 *
 * @param {import('playwright-core').Page} page
 * @returns {Promise<Operations>}
 */
export async function readOperations(page) {
  const counts = await Promise.all(page.frames().map((frame) => frame.evaluate(() => globalThis.operations)))
  return counts.reduce((sum, count) =>
    Object.fromEntries(Object.entries(sum).map(([name, number]) => [name, number + count[name]])),
  )
}

/** Runs in the page, before any script of its own, so it can use nothing from outside. */
function instrument() {
  const operations = {
    cookieReads: 0,
    cookieWrites: 0,
    storageReads: 0,
    storageWrites: 0,
    listeners: 0,
    observers: 0,
    timers: 0,
  }
  Object.defineProperty(globalThis, 'operations', { value: operations })

  function countCalls(owner, names, counter) {
    for (const name of names) {
      const original = owner?.[name]
      if (!original) continue
      owner[name] = function (...args) {
        operations[counter]++
        return original.apply(areas.get(this) ?? this, args)
      }
    }
  }

  // A method of Storage refuses a proxy as its `this`: each proxy leads to what stands behind it.
  const areas = new Map()
  countCalls(Storage.prototype, ['getItem', 'key'], 'storageReads')
  countCalls(Storage.prototype, ['setItem', 'removeItem', 'clear'], 'storageWrites')
  for (const name of ['localStorage', 'sessionStorage']) watchStorage(name)

  // Items are properties too (`localStorage.x = 1`), which patched methods do not see.
  function watchStorage(name) {
    let area
    try {
      area = globalThis[name]
    } catch {
      return // a sandboxed frame has no storage, and must go on throwing
    }
    const isItem = (key) => typeof key === 'string' && (key === 'length' || !(key in Storage.prototype))
    const read = (key) => isItem(key) && operations.storageReads++
    const proxy = new Proxy(area, {
      get: (items, key) => (read(key), Reflect.get(items, key, items)),
      has: (items, key) => (read(key), Reflect.has(items, key)),
      ownKeys: (items) => (operations.storageReads++, Reflect.ownKeys(items)),
      set: (items, key, value) => (operations.storageWrites++, Reflect.set(items, key, value, items)),
      deleteProperty: (items, key) => (operations.storageWrites++, Reflect.deleteProperty(items, key)),
    })
    areas.set(proxy, area)
    Object.defineProperty(globalThis, name, { value: proxy, configurable: true })
  }

  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
  Object.defineProperty(Document.prototype, 'cookie', {
    configurable: true,
    get() {
      operations.cookieReads++
      return cookie.get.call(this)
    },
    set(text) {
      operations.cookieWrites++
      cookie.set.call(this, text)
    },
  })
  countCalls(globalThis.CookieStore?.prototype, ['get', 'getAll'], 'cookieReads')
  countCalls(globalThis.CookieStore?.prototype, ['set', 'delete'], 'cookieWrites')

  countCalls(EventTarget.prototype, ['addEventListener'], 'listeners')
  for (const kind of [MutationObserver, ResizeObserver, IntersectionObserver, PerformanceObserver]) {
    countCalls(kind.prototype, ['observe'], 'observers')
  }
  countCalls(globalThis, ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback'], 'timers')
}
