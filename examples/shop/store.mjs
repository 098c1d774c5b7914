import { mkdir, open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'

const EMPTY = { accounts: [], sessions: {}, orders: [], outbox: [], parked: [], terms: [] }

/**
 * All that the shop knows, in one JSON file. Change `state` in place, then `await save()` before answering: what was
 * answered is on the disk, even after `kill -9`. An order and its report to Goodword are written in the same stroke, so
 * neither exists without the other.
 */
export async function openStore(folder) {
  const file = path.join(folder, 'shop.json')
  const state = { ...structuredClone(EMPTY), ...(await readState(file)) }
  let writing = null
  let next = null

  /** Resolves when everything that was changed before the call is on the disk. Calls made during a write share the next. */
  function save() {
    if (!writing) return (writing = write().finally(() => (writing = null)))
    next ??= writing
      .catch(() => {}) // whoever asked for that write hears of its failure
      .then(() => {
        next = null
        return save()
      })
    return next
  }

  async function tryOut() {
    try {
      await mkdir(folder, { recursive: true })
      await save()
    } catch (error) {
      throw new Error(`${folder} cannot be written (${error.code}). Set SHOP_DATA to another folder.`, { cause: error })
    }
  }

  /** To a file beside it first, then renamed: a reader sees the old state or the new one, never half of one. */
  async function write() {
    const draft = `${file}.new`
    const handle = await open(draft, 'w', 0o600)
    try {
      await handle.writeFile(JSON.stringify(state, null, 1))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  }

  await tryOut() // a folder that cannot be written is found at the start, not at the first order
  return { state, save }
}

async function readState(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return {} // the first start
    throw new Error(`${file} cannot be read (${error.message}). Repair it or move it away.`, { cause: error })
  }
}
