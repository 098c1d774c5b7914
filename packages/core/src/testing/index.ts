export type { Capability, Check, Suite } from './check.ts'
export { ADAPTER_SUITES, describeAdapter } from './describe-adapter.ts'
export { ADA, BEN, STANDARD_WORLD } from './fixtures.ts'
export type { AdapterHarness, HostSide, MakeHarness, World, WorldPartner } from './harness.ts'
