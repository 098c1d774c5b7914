import { defineConfig } from 'vitest/config'

/** Packages resolve to their source, so that tests need no build. */
const conditions = ['@goodword/source', 'module', 'node', 'import', 'default']
const resolve = { conditions }
// Vitest hands these to Node as flags. "import" among them would give ES modules even to require(), which breaks pg.
const nodeConditions = ['@goodword/source', 'node']
const ssr = { resolve: { conditions: nodeConditions, externalConditions: nodeConditions } }
const root = new URL('..', import.meta.url).pathname

const project = (name: string, environment: 'node' | 'happy-dom', include: string[]) => ({
  resolve,
  ssr,
  root,
  test: { name, environment, include, pool: 'forks' as const },
})

/** Browsers, servers and shops in processes of their own: one file at a time on two cores. */
const withProcesses = (name: string, include: string[]) => {
  const base = project(name, 'node', include)
  return { ...base, test: { ...base.test, testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false } }
}

export default defineConfig({
  test: {
    projects: [
      project('node', 'node', ['packages/{core,adapters,server}/src/**/*.test.ts']),
      project('browser-like', 'happy-dom', ['packages/{tracker,widget,embed,react}/src/**/*.test.{ts,tsx}']),
      project('contract', 'node', ['test/contract/**/*.test.ts']),
      project('journey', 'node', ['test/journey/**/*.test.ts']),
      project('repo', 'node', ['test/repo/**/*.test.ts']),
      withProcesses('faults', ['test/faults/**/*.test.ts']),
      withProcesses('e2e', ['test/e2e/**/*.test.ts']),
    ],
  },
})
