import { accessSync, constants } from 'node:fs'
import { posix, win32 } from 'node:path'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS_PROGRAMS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
const WINDOWS_FOLDERS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']

/** What a machine is asked. */
export interface Machine {
  platform: string
  env: Record<string, string | undefined>
  isExecutable(path: string): boolean
}

const THIS_MACHINE: Machine = { platform: process.platform, env: process.env, isExecutable }

/** Where a browser of the Chromium family is, or `null`. `CHROMIUM_PATH` decides when it is set. */
export function findBrowser({ platform, env, isExecutable }: Machine = THIS_MACHINE): string | null {
  if (env['CHROMIUM_PATH']) return env['CHROMIUM_PATH']
  return placesOf(platform, env).find(isExecutable) ?? null
}

function placesOf(platform: string, env: Machine['env']): string[] {
  if (platform === 'win32') {
    const folders = WINDOWS_FOLDERS.flatMap((name) => env[name] ?? [])
    return folders.flatMap((folder) => WINDOWS_PROGRAMS.map((program) => win32.join(folder, program)))
  }
  const folders = (env['PATH'] ?? '').split(':').filter(Boolean)
  const named = NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name)))
  if (platform !== 'darwin') return named
  return [...MAC_APPS.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`), ...named]
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
