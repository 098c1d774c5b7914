import { transform } from 'esbuild'
import type { Plugin } from 'rolldown'

/** Takes the spaces out of the styles, which stand as texts in `src/theme`: they are a quarter of what a visitor downloads. */
export const minifyStyles: Plugin = {
  name: 'minify-styles',
  transform: {
    filter: { id: /src.theme.[\w-]+\.ts$/ },
    async handler(code) {
      const texts = [...code.matchAll(/= `\n([^`$]*)`/g)]
      const minified = await Promise.all(texts.map(([, css = '']) => minifyCss(css)))
      return code.replace(/= `\n([^`$]*)`/g, () => `= \`${minified.shift()}\``)
    },
  },
}

async function minifyCss(css: string): Promise<string> {
  const { code } = await transform(css, { loader: 'css', minify: true, target: 'es2022' })
  // Values of variables are left as they are: there it cannot know. None of ours holds a text.
  const tight = code.trim().replace(/([:,]) /g, '$1')
  return tight.replaceAll('\\', '\\\\')
}
