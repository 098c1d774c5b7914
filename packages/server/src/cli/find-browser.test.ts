import { expect, test } from 'vitest'
import { findBrowser, type Machine } from './find-browser.ts'

const machine = (platform: string, env: Machine['env'], ...paths: string[]): Machine => ({
  platform,
  env,
  isExecutable: (path) => paths.includes(path),
})

test('CHROMIUM_PATH decides, even when nothing is there', () => {
  const env = { CHROMIUM_PATH: '/opt/mine', PATH: '/usr/bin' }
  expect(findBrowser(machine('linux', env, '/usr/bin/chromium'))).toBe('/opt/mine')
})

test('takes a browser from the path, Chromium before Chrome', () => {
  const env = { PATH: '/opt/bin:/usr/bin' }
  expect(findBrowser(machine('linux', env, '/opt/bin/google-chrome', '/usr/bin/chromium'))).toBe('/usr/bin/chromium')
  expect(findBrowser(machine('linux', env, '/opt/bin/microsoft-edge'))).toBe('/opt/bin/microsoft-edge')
})

test('finds the usual places of macOS and Windows', () => {
  const app = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  expect(findBrowser(machine('darwin', {}, app))).toBe(app)
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
  expect(findBrowser(machine('win32', { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, edge))).toBe(edge)
})

test('answers null where there is none', () => {
  expect(findBrowser(machine('linux', {}))).toBeNull()
  expect(findBrowser(machine('win32', {}))).toBeNull()
})
