import { accessSync, constants, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openPglite } from '../store/pglite.ts'
import { openPostgres } from '../store/pg.ts'
import type { Store } from '../store/store.ts'
import { CliError } from './cli-error.ts'
import { lockFolder } from './folder-lock.ts'

/** Where the data is: a PostgreSQL by its URL, else PGlite in a folder. */
export interface DataPlace {
  databaseUrl?: string | undefined
  folder: string
}

/** Opens the data for this process alone (a folder) or beside others (a PostgreSQL). Throws a `CliError` when it cannot. */
export async function openData({ databaseUrl, folder }: DataPlace): Promise<Store> {
  if (databaseUrl) {
    return openPostgres(databaseUrl).catch((error: unknown) => {
      throw new CliError(`cannot reach the database of DATABASE_URL: ${messageOf(error)}`)
    })
  }
  const path = resolve(folder)
  const unlock = lockWritable(path)
  try {
    const store = await openPglite(join(path, 'pgdata'))
    return {
      ...store,
      async close() {
        await store.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw new CliError(`cannot open the data in ${path}: ${messageOf(error)}`)
  }
}

function lockWritable(path: string): () => void {
  try {
    mkdirSync(path, { recursive: true })
    accessSync(path, constants.W_OK)
    return lockFolder(path)
  } catch (error) {
    if (error instanceof CliError) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC') throw new CliError(`no space left on the disk of ${path}`)
    throw new CliError(`cannot write to the data directory ${path} (${code ?? messageOf(error)})`)
  }
}

function messageOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string }
  return (message || code || String(error)).split('\n')[0]!
}
