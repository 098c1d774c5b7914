import { readProgram, type Program } from './programs.ts'
import type { Db } from './store.ts'

/** How long a program is remembered, in real time. A change made by another server is seen within it. */
const REMEMBER_MS = 2000

/** Programs by id, remembered for a moment: nearly every request asks for one. */
export interface ProgramDirectory {
  /** The program, or `null` when there is none. */
  find(programId: string): Promise<Program | null>
  /** Call after a change, so that this server sees it at once. */
  forget(programId: string): void
}

/** Makes a directory over a database. */
export function createProgramDirectory(db: Db): ProgramDirectory {
  const remembered = new Map<string, { program: Program; until: number }>()
  return {
    async find(programId) {
      if (!/^[a-z0-9]{1,32}$/.test(programId)) return null // not even an id: nothing to ask the database
      const known = remembered.get(programId)
      if (known && Date.now() < known.until) return known.program
      const program = await readProgram(db, programId)
      if (program) remembered.set(programId, { program, until: Date.now() + REMEMBER_MS })
      else remembered.delete(programId)
      return program
    },
    forget: (programId) => void remembered.delete(programId),
  }
}
