import { expect, test } from 'vitest'
import { checkLanding, defaultLanding } from './landing.ts'

const shop = { landingUrl: null, origins: ['https://shop.example'], hosts: [] }

test('leads to the landing page, else to the first website, else to this server', () => {
  expect(defaultLanding({ ...shop, landingUrl: 'https://shop.example/tea' }, 'https://api.example')).toBe(
    'https://shop.example/tea',
  )
  expect(defaultLanding(shop, 'https://api.example')).toBe('https://shop.example/')
  expect(defaultLanding({ ...shop, origins: [] }, 'https://api.example')).toBe('https://api.example/')
})

test('leads only to hosts of the program', () => {
  expect(() => checkLanding(shop, 'https://shop.example/tea?x=1')).not.toThrow()
  expect(() => checkLanding({ ...shop, hosts: ['tea.example'] }, 'https://tea.example/')).not.toThrow()
  for (const url of [
    'https://evil.example/',
    'https://shop.example.evil.example/',
    'https://shop.example@evil.example/',
    'https://user@shop.example/',
    'ftp://shop.example/',
    'javascript:alert(1)',
  ]) {
    expect(() => checkLanding(shop, url)).toThrow(expect.objectContaining({ code: 'host_not_allowed' }))
  }
})
