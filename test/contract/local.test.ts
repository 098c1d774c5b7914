import { describeAdapter } from '@goodword/core/testing'
import { createLocalHarness } from './local-harness.ts'

describeAdapter('local', createLocalHarness(1))
describeAdapter('local (in two tabs)', createLocalHarness(2))
