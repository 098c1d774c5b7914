import { rolldown } from 'rolldown'
import { minify } from 'terser'
import { minifyStyles } from '../widget/minify-styles.ts'
import { widgetOptions } from './terser-options.ts'

/**
 * Writes widget.js and the parts that it fetches. By rolldown, since esbuild cuts what two parts share into a file of its own, one
 * more request before the panel stands: here that stays in widget.js, whatever else shares it.
 */
export async function buildWidget(): Promise<void> {
  const bundle = await rolldown({
    input: 'src/widget.ts',
    platform: 'browser',
    resolve: { conditionNames: ['@goodword/source', 'module', 'browser', 'import'] },
    tsconfig: false,
    transform: { target: 'es2022', jsx: { runtime: 'automatic', importSource: 'preact' } },
    treeshake: { moduleSideEffects: false },
    // The parts import what they share with the panel from widget.js itself.
    preserveEntrySignatures: 'allow-extension',
    plugins: [
      minifyStyles,
      {
        name: 'terser',
        async renderChunk(code) {
          return (await minify(code, widgetOptions)).code ?? null
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
  })
  await bundle.close()
}

/** Pieces of languages are named after the language: they lie in its folder. */
function nameChunk({ name, facadeModuleId }: { name: string; facadeModuleId: string | null }): string {
  const language = /messages.([\w-]+).\w+\.ts$/.exec(facadeModuleId ?? '')?.[1]
  return language ? `${language}-${name}-[hash].js` : '[name]-[hash].js'
}
