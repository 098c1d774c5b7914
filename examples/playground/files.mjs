import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const require = createRequire(import.meta.url)

/** Everything that is served, by path, read once: our own pages, the files that site owners paste, and a list of languages. */
export async function readFiles() {
  const embed = dirname(require.resolve('@goodword/embed/widget.js'))
  return new Map([
    ...(await readFolder(embed, { isForAll: true })),
    ...(await readFolder(fileURLToPath(new URL('public', import.meta.url)))),
    ['/languages.json', { type: 'application/json', body: JSON.stringify(await readLanguages()) }],
  ])
}

async function readFolder(folder, more) {
  const entries = await readdir(folder, { withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && extname(entry.name) in TYPES)
  return Promise.all(
    files.map(async ({ name }) => {
      return [`/${name}`, { type: TYPES[extname(name)], body: await readFile(join(folder, name)), ...more }]
    }),
  )
}

/** The tags of the languages that the widget comes with: those whose texts it exports. */
async function readLanguages() {
  const files = await readdir(dirname(require.resolve('@goodword/widget/messages/en')))
  return files.flatMap((name) => name.match(/^([\w-]+)\.js$/)?.[1] ?? [])
}
