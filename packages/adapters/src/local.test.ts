import { DAY_MS, type Change } from '@goodword/core'
import { expect, test, vi } from 'vitest'
import { createLocalAdapter, type LocalStorage } from './local.ts'

const KEY = 'goodword.local'
const thanks = { id: 'thanks', form: 'credit', fixed: { amount: 2000, currency: 'USD' }, holdDays: 14 } as const
const program = { invites: true, redeem: true, claims: { days: 30 } }
const offers = { customer: { partner: [thanks] } }

/** A browser whose tabs share a storage, and hear what the others write. */
function createBrowser(kept: [string, string][] = []) {
  const items = new Map(kept)
  const windows = new Set<EventTarget>()
  const open = () => {
    const window = new EventTarget() as Window & typeof globalThis
    windows.add(window)
    const tell = (key: string | null) => {
      for (const other of windows) {
        if (other !== window) other.dispatchEvent(Object.assign(new Event('storage'), { key }))
      }
    }
    const storage: LocalStorage = {
      getItem: (key) => items.get(key) ?? null,
      setItem(key, value) {
        items.set(key, value)
        tell(key)
      },
      removeItem(key) {
        items.delete(key)
        tell(key)
      },
    }
    const clear = () => {
      items.clear()
      tell(null)
    }
    return { adapter: createLocalAdapter({ storage, window, program, offers }), clear, window }
  }
  return { items, open }
}

type Adapter = ReturnType<typeof createLocalAdapter>

/** Ada, and a friend of hers who has bought. */
function bring({ host }: Adapter) {
  host.partner({ externalId: 'ada', name: 'Ada', code: 'k7mq' })
  host.conversion({ type: 'sale', orderId: 'o1', amount: 6000, currency: 'USD', customerId: 'u1', code: 'k7mq' })
  return host.token('ada')
}

test('is all there after a reload, tokens included', async () => {
  const { open } = createBrowser()
  const before = open().adapter
  const token = bring(before)
  const visit = { id: 'v1', code: 'k7mq', at: Date.now() }
  await before.record([{ id: 'click:v1', type: 'click', at: visit.at, visit }])
  const session = before.partner({ token })
  await session.update({ isListed: true, name: 'Ada L.' })
  await session.createLink({ label: 'Blog' })
  await session.invite({ emails: ['cleo@example.com'] })
  before.clock.set(before.clock.now() + 14 * DAY_MS)
  const { code } = await session.redeem((await session.rewards()).data[0]!.id)
  await before.partner({ token: before.host.token('u2') }).claim({ code: 'k7mq' })
  before.host.unsubscribe('cleo@example.com')

  const after = open().adapter
  const same = after.partner({ token })
  expect(await same.me()).toMatchObject({ name: 'Ada L.', links: [{ code: 'k7mq', clicks: 1 }, { label: 'Blog' }] })
  expect((await same.rewards()).data).toMatchObject([{ code, status: { state: 'redeemed' } }])
  expect((await same.invites()).data).toMatchObject([{ state: 'unsubscribed' }])
  expect((await same.claims()).data).toMatchObject([{ state: 'waiting' }])
  expect(await after.friend(visit)).toMatchObject({ status: { state: 'visited' } })
  expect(after.host.mails()).toEqual(before.host.mails())
  expect(await after.record([{ id: 'click:v1', type: 'click', at: visit.at, visit }])).toMatchObject({ duplicates: 1 })
})

test('its clock runs, and runs on after a reload from where it was set', () => {
  const { open } = createBrowser()
  const { adapter } = open()
  expect(Math.abs(adapter.clock.now() - Date.now())).toBeLessThan(1000)
  adapter.clock.set(Date.UTC(2030, 0, 1))
  vi.useFakeTimers({ now: Date.now() + 60_000 })
  const passed = open().adapter.clock.now() - Date.UTC(2030, 0, 1)
  vi.useRealTimers()
  expect(passed).toBeGreaterThanOrEqual(60_000)
  expect(passed).toBeLessThan(65_000)
})

test('a tab sees what another one did, and does not undo it', async () => {
  const { open } = createBrowser()
  const [first, second] = [open().adapter, open().adapter]
  const token = bring(first)
  second.host.partner({ externalId: 'ben', name: 'Ben', code: 'b3n0' })
  expect((await second.partner({ token }).rewards()).data).toHaveLength(1)
  expect(await first.invitation('b3n0')).toMatchObject({ partner: { name: 'Ben' } })
  first.clock.set(Date.UTC(2030, 0, 1))
  expect(second.clock.now()).toBeGreaterThanOrEqual(Date.UTC(2030, 0, 1))
})

test('a tab tells its listeners what another one did, and hears of nothing while nobody listens', async () => {
  const { open } = createBrowser()
  const [first, second] = [open(), open()]
  const token = bring(first.adapter)
  const added = vi.spyOn(second.window, 'addEventListener')
  const removed = vi.spyOn(second.window, 'removeEventListener')
  const session = second.adapter.partner({ token })
  expect(added).not.toHaveBeenCalled()

  const heard: Change[] = []
  session.onChange((change) => heard.push(change))
  const stop = session.onChange(() => {})
  await vi.waitFor(() => expect(added).toHaveBeenCalledTimes(1))
  first.adapter.host.partner({ externalId: 'ben' })
  await vi.waitFor(() => expect(heard).toEqual([{ kind: 'me' }]))

  stop()
  expect(removed).not.toHaveBeenCalled()
  session.close()
  expect(removed).toHaveBeenCalledTimes(1)
  first.adapter.host.partner({ externalId: 'cleo' })
  await Promise.resolve()
  expect(heard).toHaveLength(1)
})

test('does not mind what else is written in the storage', async () => {
  const { open, items } = createBrowser()
  const { adapter, window } = open()
  const heard: Change[] = []
  adapter.partner({ token: bring(adapter) }).onChange((change) => heard.push(change))
  await Promise.resolve()
  const text = items.get(KEY)
  window.dispatchEvent(Object.assign(new Event('storage'), { key: 'cart' }))
  window.dispatchEvent(Object.assign(new Event('storage'), { key: KEY }))
  await Promise.resolve()
  expect({ heard, text: items.get(KEY) }).toEqual({ heard: [], text })
})

test('forgets everything in all tabs when it is reset, and goes on', async () => {
  const { open, items } = createBrowser()
  const [first, second] = [open().adapter, open().adapter]
  const token = bring(first)
  first.clock.set(Date.UTC(2030, 0, 1))
  first.reset()
  expect(items.has(KEY)).toBe(false)
  for (const adapter of [first, second]) {
    expect(await adapter.invitation('k7mq')).toBeNull()
    expect(Math.abs(adapter.clock.now() - Date.now())).toBeLessThan(1000)
    await expect(adapter.partner({ token }).me()).rejects.toMatchObject({ code: 'invalid_token' })
  }
  bring(second)
  expect(await first.invitation('k7mq')).toMatchObject({ partner: { name: 'Ada' } })
})

test('begins anew when the storage was cleared by somebody else', async () => {
  const { open } = createBrowser()
  const [first, second] = [open(), open()]
  bring(first.adapter)
  expect(await second.adapter.invitation('k7mq')).not.toBeNull()
  second.clear()
  expect(await first.adapter.invitation('k7mq')).toBeNull()
})

test('writes only when something changed', async () => {
  const { open, items } = createBrowser()
  const { adapter } = open()
  await adapter.program()
  await adapter.invitation('k7mq')
  expect(items.size).toBe(0)
  bring(adapter)
  expect([...items.keys()]).toEqual([KEY])
})

const whole = (() => {
  const { open, items } = createBrowser()
  bring(open().adapter)
  return items.get(KEY)!
})()

test.each([
  ['is cut off', whole.slice(0, -10)],
  ['is of another version', whole.replace('"version":1', '"version":0')],
  ['lacks something', whole.replace('"partners"', '"people"')],
  ['has a list that is none', whole.replace('"claims":[]', '"claims":{}')],
  ['has a number that is none', whole.replace(/"lastNumber":\d+/, '"lastNumber":"7"')],
  ['has pairs that are none', whole.replace('"redemptions":[]', '"redemptions":[7]')],
  ['is empty', ''],
  ['is null', 'null'],
  ['is somebody else’s', '[]'],
])('begins anew when what was kept %s', async (_, text) => {
  expect(text).not.toBe(whole)
  const { open, items } = createBrowser([[KEY, text]])
  const { adapter } = open()
  expect(await adapter.invitation('k7mq')).toBeNull()
  bring(adapter)
  expect(await open().adapter.invitation('k7mq')).toMatchObject({ partner: { name: 'Ada' } })
  expect(items.get(KEY)).not.toBe(text)
})

const refuse = () => {
  throw new DOMException('Denied', 'SecurityError')
}
const forget = { getItem: () => null, setItem: () => {}, removeItem: () => {} }

test.each<[string, LocalStorage | null]>([
  ['may not be read', { ...forget, getItem: refuse, setItem: refuse, removeItem: refuse }],
  ['has no room', { ...forget, setItem: refuse }],
  ['is none', {} as LocalStorage],
  ['is not there', null],
])('goes on in memory where the storage %s', async (_, storage) => {
  const adapter = createLocalAdapter({ storage, program, offers })
  const session = adapter.partner({ token: bring(adapter) })
  expect((await session.rewards()).data).toHaveLength(1)
  adapter.reset()
  expect(await adapter.invitation('k7mq')).toBeNull()
  bring(adapter)
  expect(await adapter.invitation('k7mq')).not.toBeNull()
})

test('keeps what it knows when the storage is full at last, and does not go back to what it had kept', async () => {
  let isFull = false
  let kept: string | null = null
  const setItem = (_: string, text: string) => (isFull ? refuse() : void (kept = text))
  const adapter = createLocalAdapter({ storage: { ...forget, getItem: () => kept, setItem } })
  bring(adapter)
  isFull = true
  adapter.host.partner({ externalId: 'ben', name: 'Ben', code: 'b3n0' })
  expect(await adapter.invitation('b3n0')).toMatchObject({ partner: { name: 'Ben' } })
  expect(await adapter.invitation('k7mq')).toMatchObject({ partner: { name: 'Ada' } })
})

test('is a memory adapter where there is no browser', async () => {
  const adapter = createLocalAdapter()
  bring(adapter)
  expect(adapter.name).toBe('local')
  expect(await adapter.invitation('k7mq')).toMatchObject({ partner: { name: 'Ada' } })
  expect(await createLocalAdapter().invitation('k7mq')).toBeNull()
})

test('two of them under two names know nothing of each other', async () => {
  const items = new Map<string, string>()
  const storage: LocalStorage = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  }
  const token = bring(createLocalAdapter({ storage }))
  const other = createLocalAdapter({ storage, name: 'other' })
  await expect(other.partner({ token }).me()).rejects.toMatchObject({ code: 'invalid_token' })
})
