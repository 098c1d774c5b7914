/**
 * A plugin for rolldown that takes the spaces out of the styles in `theme/`, which are written for people. It knows just what we
 * write there: no strings with braces, no comments.
 */
export const squeezeCss = {
  name: 'squeeze-css',
  transform(code: string, id: string): string | null {
    return /theme.[\w-]+\.ts$/.test(id) ? code.replaceAll(/`(?:\$\{\w+\})?\n[^`]*`/g, squeeze) : null
  },
}

function squeeze(css: string): string {
  return css
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(/: (?=[^{}]*[;}])/g, ':')
    .replaceAll(';}', '}')
}
