import { defineConfig } from 'tsup'

export default defineConfig({
  entry: { index: 'src/index.ts', doctor: 'src/doctor/index.ts' },
  format: 'esm',
  dts: true,
  clean: true,
  sourcemap: true,
})
