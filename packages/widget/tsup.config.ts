import { readdirSync } from 'node:fs'
import { defineConfig } from 'tsup'
import { buildPanel } from './build-panel.ts'

const panel = {
  index: 'src/index.ts',
  'model/index': 'src/model/index.ts',
  'components/index': 'src/components/index.ts',
}

/** Each language whole, for owners who choose it themselves: `messages/de.ts`, with its pieces in the folder beside it. */
const languages = readdirSync('src/messages', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => [`messages/${name}`, `src/messages/${name}.ts`])

/** What stands alone. */
const pieces = {
  'server/index': 'src/server/index.ts',
  'launcher/index': 'src/launcher/index.ts',
  'demo/index': 'src/demo/index.ts',
  'own-codes': 'src/element/own-codes.ts',
  ...Object.fromEntries(languages),
}

export default defineConfig({
  entry: pieces,
  format: 'esm',
  dts: { entry: { ...panel, ...pieces } },
  clean: true,
  esbuildOptions(options) {
    options.charset = 'utf8'
  },
  onSuccess: buildPanel,
})
