import { afterEach, expect, test, vi } from 'vitest'
import { allHrefs } from '../tools/channels.ts'
import { channelsFor, isBeyondRow } from './channels.ts'
import { copyField } from './copy.ts'
import { isWebUrl } from './web-url.ts'

const message = { url: 'https://shop.example/?ref=k7mq&a=1', text: 'For you & yours:', subject: '50% & more' }

afterEach(() => {
  document.body.replaceChildren()
  Reflect.deleteProperty(document, 'execCommand')
})

test('every channel carries the whole link, encoded', () => {
  for (const { href } of channelsFor(message, [], allHrefs())) {
    expect(decodeURIComponent(href)).toContain(message.url)
    expect(href).not.toContain(message.url)
    expect(href).toMatch(/^(https:\/\/|mailto:\?|sms:\?&)/)
  }
})

test('a space in a mail is not a plus sign', () => {
  const mail = channelsFor(message, ['email'])[0]!
  expect(mail.href).toContain('subject=50%25%20%26%20more')
  expect(mail.isPage).toBe(false)
})

test('the owner’s channels come in the owner’s order, unknown names left out', () => {
  expect(channelsFor(message, ['x', 'pigeon', 'toString', 'sms'], allHrefs()).map(({ id }) => id)).toEqual(['x', 'sms'])
  expect(channelsFor(message, ['pigeon'], allHrefs()).length).toBeGreaterThan(3)
})

test('channels beyond the usual ones are known before the code for them is there', () => {
  expect(isBeyondRow(['email', 'line', 'sms'])).toBe(true)
  expect(isBeyondRow(['email', 'sms', 'whatsapp', 'line'])).toBe(false)
  expect(isBeyondRow([])).toBe(false)
})

test.each(['javascript:alert(1)', 'data:text/html,x', ' javascript:alert(1)', '/terms', '', 'mailto:a@b.example'])(
  '%j may not stand in a link',
  (url) => {
    expect(isWebUrl(url)).toBe(false)
  },
)

test('web addresses may stand in a link', () => {
  expect(isWebUrl('https://shop.example/terms')).toBe(true)
  expect(isWebUrl('http://localhost:3000/')).toBe(true)
})

function fieldWith(value: string): HTMLInputElement {
  const field = document.createElement('input')
  field.value = value
  document.body.append(field)
  return field
}

test('asks the clipboard before anything is awaited', () => {
  const writeText = vi.fn(() => Promise.resolve())
  void copyField(fieldWith('the link'), { writeText })
  expect(writeText).toHaveBeenCalledWith('the link')
})

test('falls back to the command when the clipboard refuses', async () => {
  const execCommand = vi.fn(() => true)
  Object.assign(document, { execCommand })
  const writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  expect(await copyField(fieldWith('the link'), { writeText })).toBe('copied')
  expect(execCommand).toHaveBeenCalledWith('copy')
})

test('leaves the text selected when nothing may copy', async () => {
  Object.assign(document, {
    execCommand: () => {
      throw new Error('not here')
    },
  })
  const field = fieldWith('the link')
  expect(await copyField(field, null)).toBe('selected')
  expect(document.activeElement).toBe(field)
  expect(field.selectionEnd).toBe('the link'.length)
})
