import type { Options } from 'tsup'
import { defineConfig } from 'tsup'

/** Everything is inside: a page has no package manager. Sources are taken, so that nothing is compiled twice. */
const browser: Options = {
  platform: 'browser',
  target: 'es2020',
  minify: 'terser',
  terserOptions: {
    ecma: 2020,
    // Wrapped in a function or a module: nothing at the top is anybody else's.
    toplevel: true,
    compress: { passes: 3, unsafe_arrows: true, unsafe_methods: true, pure_getters: true, keep_fargs: false },
  },
  noExternal: [/./],
  outExtension: () => ({ js: '.js' }),
  esbuildOptions(options) {
    options.conditions = ['@goodword/source', 'module', 'browser', 'import']
    options.legalComments = 'none'
    options.charset = 'utf8'
  },
}

export default defineConfig([
  { ...browser, entry: ['src/goodword.ts'], format: 'iife' },
  // What can import modules and draw container queries knows all of this, too.
  { ...browser, target: 'es2022', entry: ['src/widget.ts'], format: 'esm', splitting: true },
  { entry: ['src/stub.ts'], format: 'esm', dts: true },
])
