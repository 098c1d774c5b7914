import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { freePort } from './processes.ts'
import { snippetsIn } from './snippets.ts'

/** A proxy with the recipe of a README, on a port of its own. */
export interface Proxy {
  url: string
  stop(): Promise<void>
}

interface Kind {
  command: string
  /** The whole configuration around a recipe. */
  configure(recipe: string, options: { port: number; folder: string }): string
  args(file: string): string[]
}

const KINDS = {
  nginx: {
    command: 'nginx',
    configure: (recipe, { port, folder }) => `
      daemon off; pid ${folder}/pid; error_log stderr; worker_processes 1;
      events {}
      http {
        access_log off; client_body_temp_path ${folder}; proxy_temp_path ${folder};
        fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
        server { listen 127.0.0.1:${port}; ${recipe} }
      }`,
    args: (file) => ['-c', file],
  },
  caddyfile: {
    command: 'caddy',
    configure: (recipe, { port }) => `{
  admin off
  auto_https off
}
http://:${port} {
  bind 127.0.0.1
  ${recipe}
}`,
    args: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
  },
} satisfies Record<string, Kind>

/** Proxies by the language of their recipes in the README. */
export type ProxyKind = keyof typeof KINDS

/** Tells whether this machine has the proxy. */
export function hasProxy(kind: ProxyKind): boolean {
  return spawnSync(KINDS[kind].command, ['-v']).error === undefined
}

/** Starts a proxy with its recipe in a README, leading to `target` instead of the host in the recipe. */
export async function startProxy(kind: ProxyKind, readme: string, target: string): Promise<Proxy> {
  const { command, configure, args } = KINDS[kind]
  const [recipe = ''] = snippetsIn(readme, kind)
  const folder = mkdtempSync(join(tmpdir(), 'goodword-proxy-'))
  const port = await freePort()
  const file = join(folder, 'config')
  writeFileSync(file, configure(recipe.replaceAll('https://refer.example.com', target), { port, folder }))
  const child = spawn(command, args(file), { env: { ...process.env, HOME: folder } })
  let words = ''
  child.stderr.on('data', (chunk) => (words += String(chunk)))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const url = `http://127.0.0.1:${port}`
  await vi
    .waitFor(() => fetch(url), { timeout: 10_000, interval: 50 })
    .catch((cause: unknown) => {
      throw new Error(`${command} did not get ready: ${words}`, { cause })
    })
  return {
    url,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
