/**
 * Colours and measures. What an owner may set is `--goodword-*` on the element or any ancestor; everything else is derived from
 * the surface and the accent.
 *
 * Any of these colours is anybody's choice, so whatever is read is corrected until it can be read. `--on` carries the luminance
 * of the surface in its alpha: mixed into a colour, it makes both known in one place, where `--read` moves the colour along a
 * straight line in linear light (CIE XYZ, whose Y is WCAG's relative luminance), towards black on a light surface and towards
 * white on a dark one, to a contrast of 6.5:1. That leaves 4.5:1 where the surface is tinted. Colours that suffice stay as they
 * are, and no sum leaves the gamut. Text upon the accent is black or white by the luminance at which both reach 4.58:1.
 *
 * In the mixture alpha is (1 + surface) / 2, and x, y, z are to be multiplied by 2 alpha. Browsers without relative colours
 * mix colours with that of the text instead.
 */
export const tokens = `
.root {
  --accent: var(--goodword-accent, #3b5bfd);
  --surface: var(--goodword-surface, #fff);
  --text: var(--goodword-text, #14171f);
  --muted: var(--goodword-muted, color-mix(in oklab, var(--text) 70%, var(--surface)));
  --sunken: var(--goodword-sunken, color-mix(in oklab, var(--accent-text) 4%, var(--surface)));
  --line: var(--goodword-line, color-mix(in oklab, var(--muted) 18%, var(--surface)));
  --edge: color-mix(in oklab, var(--muted) 72%, var(--surface));
  --fill: var(--accent);
  --on-accent: #fff;
  --accent-text: color-mix(in oklab, var(--accent) 60%, var(--text));
  --alarm: var(--goodword-bad, #ec4236);
  --bad: color-mix(in oklab, var(--alarm) 60%, var(--text));
  --accent-soft: color-mix(in oklab, var(--accent) 12%, var(--surface));
  --bad-soft: color-mix(in oklab, var(--alarm) 18%, var(--surface));
  --shadow: var(--goodword-shadow, 0 1px 2px #14171f0d, 0 8px 28px #14171f14);
  --radius: var(--goodword-radius, 20px);
  --inner: calc(var(--radius) * .7);
  --control: var(--goodword-control-radius, calc(var(--radius) * .5));
  --height: var(--goodword-control-height, 44px);
  --gap: var(--goodword-gap, 20px);
  --gutter: var(--goodword-gutter, 24px);
}
.root[data-scheme=dark] {
  --surface: var(--goodword-surface, #171b23);
  --text: var(--goodword-text, #eef1f6);
  --shadow: var(--goodword-shadow, 0 1px 2px #0006, 0 8px 28px #0005);
}
@supports (color: color(from red xyz-d65 x y z / alpha)) {
  .root.root {
    --on: color(from var(--surface) xyz-d65 0 0 0 / y);
    --dark: clamp(0, (1.179 - 2 * alpha) * 1e6, 1);
    --white: var(--dark) * clamp(0, ((2 * alpha - .95) * 6.5 - .05 - 2 * alpha * y) / (1 - 2 * alpha * y), 1);
    --own: (1 - var(--white)) * min(2 * alpha, max(0, (2 * alpha - .95) / 6.5 - .05) / max(1e-6, y) + 2 * var(--dark));
    --read: xyz-d65 calc(x * var(--own) + .9505 * var(--white)) calc(y * var(--own) + var(--white)) calc(z * var(--own) + 1.089 * var(--white)) / 1;
    --ink: calc((.179 - y) * 1e6);
    --text: color(from color-mix(in xyz-d65, var(--goodword-text, oklch(from var(--surface) clamp(.2, (.56 - l) * 1e6, .96) .02 270)), var(--on)) var(--read));
    --muted: color(from color-mix(in xyz-d65, var(--goodword-muted, color-mix(in oklab, var(--text) 70%, var(--surface))), var(--on)) var(--read));
    --accent-text: color(from color-mix(in xyz-d65, var(--accent), var(--on)) var(--read));
    --bad: color(from color-mix(in xyz-d65, var(--alarm), var(--on)) var(--read));
    --on-accent: color(from var(--fill) xyz-d65 var(--ink) var(--ink) var(--ink));
  }
  .root[data-scheme=dark] {
    --fill: oklch(from var(--accent) max(l, .53) c h);
  }
}`
