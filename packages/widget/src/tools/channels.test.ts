import { afterEach, expect, test, vi } from 'vitest'
import { channelsFor } from '../share/channels.ts'
import { allHrefs, icons } from './channels.ts'

const message = { url: 'https://shop.example/?ref=k7mq&a=1', text: 'For you & yours:', subject: '50% & more' }
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)'

const hrefOf = (id: string) => channelsFor(message, [id], allHrefs())[0]!.href
const onPhone = () => vi.stubGlobal('navigator', { userAgent: PHONE })

afterEach(() => vi.unstubAllGlobals())

test('Messenger is offered where its app can be, and nowhere else', () => {
  expect(Object.keys(allHrefs())).not.toContain('messenger')
  onPhone()
  expect(hrefOf('messenger')).toBe('fb-messenger://share/?link=https%3A%2F%2Fshop.example%2F%3Fref%3Dk7mq%26a%3D1')
})

test('LINE is its app on a phone and its page elsewhere, with the words in both', () => {
  expect(hrefOf('line')).toMatch(/^https:\/\/social-plugins\.line\.me\/lineit\/share\?url=https%3A.*&text=For%20you/)
  onPhone()
  expect(hrefOf('line')).toMatch(/^https:\/\/line\.me\/R\/share\?text=For%20you.*https%3A/)
})

test('every channel beside the usual ones has a mark of its own', () => {
  onPhone()
  const beside = Object.keys(allHrefs()).filter((id) => !['whatsapp', 'sms', 'email'].includes(id))
  expect(Object.keys(icons)).toEqual(beside)
  expect(new Set(Object.values(icons)).size).toBe(beside.length)
})
