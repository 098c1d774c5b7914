import { describeAdapter } from '@goodword/core/testing'
import { createMemoryHarness } from './memory-harness.ts'

describeAdapter('memory', createMemoryHarness)
