import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CliError } from './cli-error.ts'

/** Folders that this very process holds: a lock with our own number is otherwise a leftover, since containers reuse numbers. */
const held = new Set<string>()

/**
 * Makes sure that a folder has one server, since the database in it has no lock of its own. A lock whose process is gone is taken
 * over. Returns the way to release it. Throws a `CliError` while another process holds it.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'server.pid')
  for (;;) {
    if (tryToCreate(path)) break
    const pid = readPid(path)
    if (pid !== null && isAlive(pid, path)) throw new CliError(`data directory is locked by pid ${pid}`)
    removeDead(path, pid)
  }
  held.add(path)
  return () => {
    if (held.delete(path)) rmSync(path, { force: true })
  }
}

function tryToCreate(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** The number in the lock, or `null` when it went away or holds none. */
function readPid(path: string): number | null {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10) || null
  } catch {
    return null // released in this moment
  }
}

function isAlive(pid: number, path: string): boolean {
  if (pid === process.pid) return held.has(path)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' // alive, and another user's
  }
}

/** Moves the lock aside before removing it: of two that take over at once, only one moves the dead one, the other may move a live one and puts it back. */
function removeDead(path: string, deadPid: number | null): void {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return // another one was faster
  }
  if (readPid(aside) === deadPid) rmSync(aside, { force: true })
  else renameSync(aside, path)
}
