import { writeFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { defineConfig } from 'tsup'

/** Packs an empty database, so that a first start need not make one. */
async function packTemplate(): Promise<void> {
  const lite = await PGlite.create()
  const template = await lite.dumpDataDir('gzip')
  await writeFile('dist/pgdata.tar.gz', new Uint8Array(await template.arrayBuffer()))
  await lite.close()
}

export default defineConfig([
  { entry: ['src/index.ts'], format: 'esm', target: 'node20', dts: true, clean: true },
  {
    entry: ['src/cli.ts'],
    format: 'esm',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
    onSuccess: packTemplate,
  },
])
