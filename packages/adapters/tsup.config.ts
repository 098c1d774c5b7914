import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/memory.ts', 'src/local.ts', 'src/http.ts'],
  format: 'esm',
  dts: true,
  clean: true,
})
