import type { Options } from 'tsup'
import { defineConfig } from 'tsup'

/** Everything is inside: a page has no package manager. Sources are taken, so that nothing is compiled twice. */
const browser: Options = {
  platform: 'browser',
  target: 'es2020',
  minify: true,
  noExternal: [/./],
  outExtension: () => ({ js: '.js' }),
  esbuildOptions(options) {
    options.conditions = ['@goodword/source', 'module', 'browser', 'import']
    options.legalComments = 'none'
  },
}

export default defineConfig([
  { ...browser, entry: ['src/goodword.ts'], format: 'iife' },
  { ...browser, entry: ['src/widget.ts'], format: 'esm', splitting: true },
  { entry: ['src/stub.ts'], format: 'esm', dts: true },
])
