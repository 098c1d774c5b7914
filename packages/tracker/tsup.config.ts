import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts'],
  format: 'esm',
  dts: true,
  clean: true,
  // Every visitor of every page downloads it, and few bundlers squeeze as hard as this one.
  minify: 'terser',
  terserOptions: { ecma: 2020, module: true, compress: { passes: 3, unsafe_arrows: true, pure_getters: true } },
  sourcemap: true,
})
