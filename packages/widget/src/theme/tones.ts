/** The colours of what went well and of what takes time, corrected like those in `tokens.ts`. */
export const tones = `
.root {
  --luck: var(--goodword-good, #1cb56c);
  --good: color-mix(in oklab, var(--luck) 60%, var(--text));
  --good-soft: color-mix(in oklab, var(--luck) 18%, var(--surface));
  --time: var(--goodword-wait, #f2a71b);
  --wait: color-mix(in oklab, var(--time) 60%, var(--text));
  --wait-soft: color-mix(in oklab, var(--time) 18%, var(--surface));
}
@supports (color: color(from red xyz-d65 x y z / alpha)) {
  .root.root {
    --good: color(from color-mix(in xyz-d65, var(--luck), var(--on)) var(--read));
    --wait: color(from color-mix(in xyz-d65, var(--time), var(--on)) var(--read));
  }
}`
