import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts', 'src/wire/index.ts', 'src/wire/schemas/index.ts', 'src/testing/index.ts'],
  format: 'esm',
  dts: true,
  clean: true,
})
