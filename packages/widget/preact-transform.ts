import type { TransformOptions } from 'rolldown'

/** As new as the panel needs; JSX by `h`, which Preact has anyway: its JSX runtime is a second one, with larger calls. */
export const preactTransform: TransformOptions = {
  target: 'es2022',
  jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
  inject: { h: ['preact', 'h'], Fragment: ['preact', 'Fragment'] },
}
