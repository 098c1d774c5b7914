import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './sources.ts'

/** The fenced blocks of one language in a Markdown file of the repository, in their order. */
export function snippetsIn(path: string, language: string): string[] {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const blocks = text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))
  return [...blocks].map(([, code = '']) => code)
}
