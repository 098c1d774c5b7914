// What `npm run bench [name …] [-- --short]` runs. Each bench prints one table; nothing here passes or fails.
import { readdirSync } from 'node:fs'

const folder = new URL('.', import.meta.url)
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.mjs'))
  .map((file) => file.replace('.bench.mjs', ''))
const words = process.argv.slice(2)
const isShort = words.includes('--short')
const wanted = words.filter((word) => !word.startsWith('--'))
const unknown = wanted.find((name) => !all.includes(name))

if (unknown) {
  console.error(`There is no bench "${unknown}". There are: ${all.join(', ')}.`)
  process.exitCode = 1
} else {
  for (const name of wanted.length > 0 ? wanted : all) {
    const { bench } = await import(new URL(`${name}.bench.mjs`, folder))
    await bench({ isShort })
  }
}
