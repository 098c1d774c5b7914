import type { Options } from 'tsup'
import { defineConfig } from 'tsup'
import { buildWidget } from './build-widget.ts'
import manifest from './package.json' with { type: 'json' }
import { terserOptions } from './terser-options.ts'

/** Everything is inside: a page has no package manager. Sources are taken, so that nothing is compiled twice. */
const browser: Options = {
  platform: 'browser',
  // As new as the widget needs: a browser that is older than adoptedStyleSheets everywhere gets neither.
  target: 'es2022',
  minify: 'terser',
  terserOptions,
  noExternal: [/./],
  define: { __VERSION__: JSON.stringify(manifest.version) },
  outExtension: () => ({ js: '.js' }),
  esbuildOptions(options) {
    options.conditions = ['@goodword/source', 'module', 'browser', 'import']
    options.legalComments = 'none'
    options.charset = 'utf8'
  },
}

/** A part apart from the others: what two have in common would become a file of its own, and one more request. */
const part = (name: string): Options => ({ ...browser, entry: [`src/${name}.ts`], format: 'esm', splitting: false })

export default defineConfig([
  { ...browser, entry: ['src/goodword.ts'], format: 'iife', onSuccess: buildWidget },
  part('launcher'),
  part('more'),
  part('choices'),
  part('doctor'),
  part('demo'),
  // For the owner's own server, on Node or any other; it has a package manager.
  { entry: { stub: 'src/stub.ts', 'host/index': 'src/host/index.ts' }, format: 'esm', dts: true },
])
