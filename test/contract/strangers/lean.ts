import type { BackendAdapter } from '@goodword/core'
import { describeAdapter } from '@goodword/core/testing'
import { createMemoryHarness } from '../memory-harness.ts'

/** What a stranger may begin with: the two members that every adapter has. */
describeAdapter('lean', async (world) => {
  const harness = await createMemoryHarness(world)
  const { record, invitation } = harness.adapter
  const adapter: BackendAdapter = { name: 'lean', record, invitation }
  return { ...harness, adapter }
})
