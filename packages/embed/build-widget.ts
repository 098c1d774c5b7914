import { rolldown } from 'rolldown'
import { minify, type MinifyOptions } from 'terser'
import { squeezeCss } from '../widget/squeeze-css.ts'

/**
 * Writes widget.js and the parts that it fetches. By rolldown, since esbuild cuts what two parts share into a file of its own: here
 * everything that the panel needs at once is one file, whatever else shares it, and the others are only what is theirs. `widget.js`
 * itself just imports that file, so that a page may ask for it by another URL without loading anything twice.
 */
export async function buildWidget(terserOptions: MinifyOptions): Promise<void> {
  const bundle = await rolldown({
    input: 'src/widget.ts',
    platform: 'browser',
    resolve: { conditionNames: ['@goodword/source', 'module', 'browser', 'import'] },
    tsconfig: false,
    transform: { target: 'es2022', jsx: { runtime: 'automatic', importSource: 'preact' } },
    treeshake: { moduleSideEffects: false },
    plugins: [
      squeezeCss,
      {
        name: 'terser',
        async renderChunk(code) {
          return (await minify(code, terserOptions)).code ?? null
        },
      },
    ],
  })
  await bundle.write({
    dir: 'dist',
    format: 'esm',
    minify: false,
    entryFileNames: '[name].js',
    chunkFileNames: nameChunk,
    codeSplitting: { groups: [{ name: 'panel', test: /src.widget\.ts$/ }] },
  })
  await bundle.close()
}

/** Pieces of languages are named after the language: they lie in its folder. */
function nameChunk({ name, facadeModuleId }: { name: string; facadeModuleId: string | null }): string {
  const language = /messages.([\w-]+).\w+\.ts$/.exec(facadeModuleId ?? '')?.[1]
  return language ? `${language}-${name}-[hash].js` : '[name]-[hash].js'
}
