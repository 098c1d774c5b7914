import { STUB } from '@goodword/embed/stub'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { allFiles, bundledSize, sizeOfFiles, staticFiles } from '../support/sizes.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const embed = (file: string) => `${root}packages/embed/dist/${file}`
const inPackage = (name: string) => ({ resolveDir: `${root}packages/${name}` })

/** Pieces of languages are named after the language, and after the part whose texts they hold. */
const isLanguage = (file: string) => /\/[a-z]{2}(-[A-Z]\w+)?(-(friend|later|tools))?-[\w-]{8}\.js$/.test(file)

/** Brotli bytes: the budget that stops a change. Kept in step with the table in `.github/ARCHITECTURE.md`. */
const budgets: { what: string; stop: number; size: () => number | Promise<number> }[] = [
  { what: 'goodword.js', stop: 2750, size: () => sizeOfFiles([embed('goodword.js')]) },
  { what: 'launcher.js', stop: 1500, size: () => sizeOfFiles(allFiles(embed('launcher.js'))) },
  { what: 'more.js', stop: 2300, size: () => sizeOfFiles(allFiles(embed('more.js'))) },
  { what: 'choices.js', stop: 850, size: () => sizeOfFiles(allFiles(embed('choices.js'))) },
  { what: 'doctor.js', stop: 6000, size: () => sizeOfFiles(allFiles(embed('doctor.js'))) },
  { what: 'widget.js with its static imports', stop: 24_000, size: () => sizeOfFiles(staticFiles(embed('widget.js'))) },
  {
    what: 'widget.js with all lazy parts but locales',
    stop: 34_000,
    size: () => sizeOfFiles(allFiles(embed('widget.js')).filter((file) => !isLanguage(file))),
  },
  { what: 'friend.js with its static imports', stop: 14_500, size: () => sizeOfFiles(staticFiles(embed('friend.js'))) },
  {
    what: 'friend.js with all lazy parts but locales',
    stop: 21_500,
    size: () => sizeOfFiles(allFiles(embed('friend.js')).filter((file) => !isLanguage(file))),
  },
  { what: 'demo.js, where somebody designs a page', stop: 3000, size: () => sizeOfFiles([embed('demo.js')]) },
  { what: 'inline stub', stop: 100, size: () => STUB.length },
  {
    what: 'tracker core as an import',
    stop: 1950,
    size: () => bundledSize(`export { createTracker } from '@goodword/tracker'`, inPackage('embed')),
  },
  {
    what: 'first useful referral panel',
    stop: 18_000,
    size: () => bundledSize(`import { defineElements } from '@goodword/widget'; defineElements()`, inPackage('embed')),
  },
  {
    what: 'headless models',
    stop: 4000,
    size: () => bundledSize(`export * from '@goodword/widget/model'`, inPackage('embed')),
  },
  {
    what: 'QR code and its library',
    stop: 2500,
    size: () => bundledSize(`export * from './src/tools/code.ts'`, inPackage('widget')),
  },
  {
    what: 'the largest piece of a language',
    stop: 1600,
    size: () =>
      Math.max(
        ...['widget.js', 'friend.js']
          .flatMap((file) => allFiles(embed(file)))
          .filter(isLanguage)
          .map((file) => sizeOfFiles([file])),
      ),
  },
  {
    what: 'React wrapper',
    stop: 700,
    size: () =>
      bundledSize(`export * from '@goodword/react'`, {
        ...inPackage('react'),
        external: ['react', 'react-dom', 'react/jsx-runtime', '@goodword/widget'],
      }),
  },
]

test.for(budgets)('$what stays within $stop bytes', async ({ what, stop, size }, { annotate }) => {
  expect(existsSync(embed('goodword.js')), 'build first: npm run build').toBe(true)
  const bytes = await size()
  await annotate(`${what}: ${bytes} of ${stop} bytes`)
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(stop)
})
