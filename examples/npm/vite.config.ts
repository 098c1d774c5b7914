import { defineConfig } from 'vite'

export default defineConfig({
  // One Preact for this page and the packages. Installed packages have that anyway; linked ones, as here, bring their own.
  resolve: { dedupe: ['preact'] },
})
