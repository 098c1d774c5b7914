import { rolldown } from 'rolldown'
import { minifyStyles } from './minify-styles.ts'

/**
 * Writes the panel, its models and the parts that it fetches. By rolldown, since esbuild cuts what several parts share into ever
 * more files: here it is one for the models, which need no Preact, and one for all that the panel needs at once.
 */
export async function buildPanel(): Promise<void> {
  const bundle = await rolldown({
    input: {
      index: 'src/index.ts',
      'model/index': 'src/model/index.ts',
      'components/index': 'src/components/index.ts',
    },
    platform: 'browser',
    external: /^(preact|@preact\/|@goodword\/|js-cookie|lean-qr)/,
    tsconfig: false,
    transform: { target: 'es2022', jsx: { runtime: 'automatic', importSource: 'preact' } },
    treeshake: { moduleSideEffects: false },
    plugins: [minifyStyles],
  })
  await bundle.write({
    dir: 'dist',
    format: 'esm',
    minify: false,
    chunkFileNames: '[name]-[hash].js',
  })
  await bundle.close()
}
