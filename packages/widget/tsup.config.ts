import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'launcher/index': 'src/launcher/index.ts',
    'model/index': 'src/model/index.ts',
    'own-codes': 'src/element/own-codes.ts',
    'messages/en': 'src/messages/en.ts',
    'messages/ar': 'src/messages/ar.ts',
  },
  format: 'esm',
  dts: true,
  clean: true,
  // The languages are fetched when a page needs them.
  splitting: true,
  esbuildOptions(options) {
    options.charset = 'utf8'
  },
})
