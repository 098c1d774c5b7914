import { build } from 'esbuild'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { ROOT } from './sources.ts'

/** What a page without any server of ours is made of. */
export interface LonePage {
  /** What stands in `<body>`. */
  html?: string
  /** TypeScript that the page runs at its end, with packages by their names. */
  code?: string
  headers?: Record<string, string>
}

export interface BundleOptions {
  /** Another package under the name of one: `{ react: 'react18' }`. */
  alias?: Record<string, string>
  /** `development` has what libraries do for developers only, such as React's strict mode. Default `production`. */
  mode?: 'development' | 'production'
}

/** Serves pages by their paths, on a free port, and tells what was asked for. */
export interface LoneSite {
  url: string
  readonly pages: Record<string, LonePage & { script?: string }>
  readonly requests: string[]
  close(): void
}

/** One file of JavaScript from code that imports packages by their names, from their sources. */
export async function bundle(code: string, { alias = {}, mode = 'production' }: BundleOptions = {}): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: join(ROOT, 'test'), loader: 'tsx' },
    absWorkingDir: join(ROOT, 'test'),
    bundle: true,
    format: 'esm',
    conditions: ['@goodword/source'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    alias,
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

export async function serveLoneSite(): Promise<LoneSite> {
  const pages: LoneSite['pages'] = {}
  const requests: string[] = []
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    requests.push(path)
    const page = pages[path.replace(/\.js$/, '')]
    if (!page) {
      response.statusCode = 404
      response.end()
    } else if (path.endsWith('.js')) {
      response.setHeader('content-type', 'text/javascript; charset=utf-8')
      response.end(page.script)
    } else {
      for (const [name, value] of Object.entries(page.headers ?? {})) response.setHeader(name, value)
      response.setHeader('content-type', 'text/html; charset=utf-8')
      const script = page.script === undefined ? '' : `<script type="module" src="${path}.js"></script>`
      response.end(
        `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Page</title><body>${page.html ?? ''}${script}`,
      )
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, pages, requests, close: () => server.close() }
}

/** What goes wrong on a page from now on, but for files that a test leaves out. */
export function errorsOn(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) errors.push(message.text())
  })
  return errors
}
