import { rolldown, type RolldownOptions } from 'rolldown'
import { minifyStyles } from './minify-styles.ts'
import { preactTransform } from './preact-transform.ts'

const options: RolldownOptions = {
  platform: 'browser',
  external: /^(preact|@preact\/|@goodword\/|js-cookie|lean-qr)/,
  tsconfig: false,
  transform: preactTransform,
  treeshake: { moduleSideEffects: false },
  plugins: [minifyStyles],
}

/**
 * Writes the panel, its models and the parts that it fetches. By rolldown, since esbuild cuts what several parts share into ever
 * more files: here it is one for the models, which need no Preact, and one for all that the panel needs at once.
 */
export async function buildPanel(): Promise<void> {
  const [models, panel] = [await neededAtOnce('src/model/index.ts'), await neededAtOnce('src/index.ts')]
  const bundle = await rolldown({
    ...options,
    input: {
      index: 'src/index.ts',
      'model/index': 'src/model/index.ts',
      'components/index': 'src/components/index.ts',
    },
  })
  await bundle.write({
    dir: 'dist',
    format: 'esm',
    minify: false,
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: {
      groups: [
        { name: 'models', priority: 2, test: (id) => models.has(id) && panel.has(id) },
        { name: 'panel', priority: 1, test: (id) => panel.has(id) },
      ],
    },
  })
  await bundle.close()
}

/** The modules that something cannot run without: all but those of the parts that it fetches. */
async function neededAtOnce(input: string): Promise<ReadonlySet<string>> {
  const bundle = await rolldown({ ...options, input, preserveEntrySignatures: 'allow-extension' })
  const { output } = await bundle.generate({ format: 'esm' })
  await bundle.close()
  return new Set(output[0].moduleIds)
}
