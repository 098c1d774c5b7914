import type { Changes } from '../changes.ts'
import { listProgramIds } from '../store/programs.ts'
import { approveDue } from '../store/rewards.ts'
import type { Store } from '../store/store.ts'

/**
 * Notices the holds that have ended and tells the partners. What a reader sees never waits for this: a status is computed from the
 * clock whenever it is read.
 */
export async function endHolds({ store, changes }: { store: Store; changes: Changes }, now: number): Promise<void> {
  for (const { id } of await listProgramIds(store.db)) changes.tell(await approveDue(store.db, id, now))
}
