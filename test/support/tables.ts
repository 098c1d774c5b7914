import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './sources.ts'

/** A row of a table in a Markdown file. */
export interface Row {
  cells: string[]
  /** What stands between backquotes in the first cell and begins like this, without its beginning. */
  names(prefix?: string): string[]
}

/** The rows of all tables in a Markdown file whose first column is headed like this. */
export function tableIn(path: string, head: string): Row[] {
  const tables = readFileSync(join(ROOT, path), 'utf8').matchAll(/(?:^\|.*\n)+/gm)
  return [...tables]
    .map(([table]) => table.trim().split('\n').map(cellsOf))
    .filter(([first]) => first?.[0] === head)
    .flatMap((lines) => lines.slice(2))
    .map((cells) => ({
      cells,
      names: (prefix = '') =>
        [...(cells[0] ?? '').matchAll(/`([^`]+)`/g)]
          .map(([, name = '']) => name)
          .filter((name) => name.startsWith(prefix))
          .map((name) => name.slice(prefix.length)),
    }))
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
}
