import { defineConfig } from 'tsup'
import { buildPanel } from './build-panel.ts'

const panel = {
  index: 'src/index.ts',
  'model/index': 'src/model/index.ts',
  'components/index': 'src/components/index.ts',
}

/** What stands alone. */
const pieces = {
  'server/index': 'src/server/index.ts',
  'launcher/index': 'src/launcher/index.ts',
  'demo/index': 'src/demo/index.ts',
  'own-codes': 'src/element/own-codes.ts',
  'messages/en': 'src/messages/en.ts',
  'messages/ar': 'src/messages/ar.ts',
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
