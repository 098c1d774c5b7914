/**
 * Colours and measures. What an owner may set is `--goodword-*` on the element or any ancestor; everything else is derived.
 *
 * The accent is anybody's choice, so its uses are corrected here until they can be read, in linear light (CIE XYZ, whose Y is
 * WCAG's relative luminance): text in the accent is darkened by scaling, or lightened towards white, to a luminance that keeps
 * 4.5:1 on every surface it stands on; text upon the accent is black or white by the luminance at which both reach 4.58:1.
 * Both stay inside the gamut, so no clipping spoils the sum. Browsers without relative colours get the accent as it is.
 */
export const tokens = `
.root {
  --accent: var(--goodword-accent, #3b5bfd);
  --surface: var(--goodword-surface, #fff);
  --sunken: var(--goodword-sunken, #f5f6f9);
  --line: var(--goodword-line, #e3e6ec);
  --edge: #868d9b;
  --text: var(--goodword-text, #14171f);
  --muted: var(--goodword-muted, #586070);
  --good: #0a6b3d; --good-soft: #e2f5ea;
  --wait: #7a4a00; --wait-soft: #fdf0d3;
  --bad: #a8201a; --bad-soft: #fdebe9;
  --shadow: 0 1px 2px #14171f0d, 0 8px 28px #14171f14;
  --fill: var(--accent);
  --accent-soft: color-mix(in oklab, var(--accent) 9%, var(--surface));
  --accent-text: var(--accent);
  --on-accent: #fff;
  --radius: var(--goodword-radius, 20px);
  --inner: calc(var(--radius) * .7);
  --control: calc(var(--radius) * .5);
}
.root[data-scheme=dark] {
  --surface: var(--goodword-surface, #171b23);
  --sunken: var(--goodword-sunken, #20252f);
  --line: var(--goodword-line, #2d3340);
  --edge: #767f90;
  --text: var(--goodword-text, #eef1f6);
  --muted: var(--goodword-muted, #a6aebd);
  --good: #6cd69e; --good-soft: #15362455;
  --wait: #f2c46d; --wait-soft: #43330f88;
  --bad: #ff9e95; --bad-soft: #451c1a99;
  --shadow: 0 1px 2px #0006, 0 8px 28px #0005;
  --accent-soft: color-mix(in oklab, var(--accent) 18%, var(--surface));
}
@supports (color: color(from red xyz-d65 x y z)) {
  .root {
    --accent-text: color(from var(--accent) xyz-d65 calc(x * min(1, .12 / y)) calc(y * min(1, .12 / y)) calc(z * min(1, .12 / y)));
    --on-accent: color(from var(--fill) xyz-d65 clamp(0, (.179 - y) * 1e6, .9505) clamp(0, (.179 - y) * 1e6, 1) clamp(0, (.179 - y) * 1e6, 1.089));
  }
  .root[data-scheme=dark] {
    --lift: max(0, (.14 - y) / (1 - y));
    --fill: color(from var(--accent) xyz-d65 calc(x + var(--lift) * (.9505 - x)) calc(y + var(--lift) * (1 - y)) calc(z + var(--lift) * (1.089 - z)));
    --light: max(0, (.38 - y) / (1 - y));
    --accent-text: color(from var(--accent) xyz-d65 calc(x + var(--light) * (.9505 - x)) calc(y + var(--light) * (1 - y)) calc(z + var(--light) * (1.089 - z)));
  }
}`
