import { rolldown } from 'rolldown'
import { minify } from 'terser'
import { minifyStyles } from '../widget/minify-styles.ts'
import { preactTransform } from '../widget/preact-transform.ts'
import { widgetOptions } from './terser-options.ts'

/**
 * Writes widget.js and friend.js, and the parts that each fetches. By rolldown, since esbuild cuts what two parts share into a file
 * of its own, one more request before anything stands: here that stays in the file that fetches them, whatever else shares it.
 */
export async function buildWidget(): Promise<void> {
  for (const name of ['widget', 'friend']) await buildAlone(`src/${name}.ts`)
}

async function buildAlone(input: string): Promise<void> {
  const bundle = await rolldown({
    input,
    platform: 'browser',
    resolve: { conditionNames: ['@goodword/source', 'module', 'browser', 'import'] },
    tsconfig: false,
    transform: preactTransform,
    treeshake: { moduleSideEffects: false },
    // The parts import what they share with the file from itself.
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
  if (!language) return '[name]-[hash].js'
  return name === 'first' ? `${language}-[hash].js` : `${language}-${name}-[hash].js`
}
