import { html } from './html.mjs'

/**
 * Each form: the outline of the clay, how far the glaze was dipped (a line inside the outline), the opening, and what
 * is drawn behind (handles, spouts). They stand at y = 200 in a square of 240 that begins at y = 16.
 */
const FORMS = {
  mug: {
    behind: 'M164 104c38-10 52 10 46 38-5 24-25 38-52 40l-2-15c20-2 33-11 36-27 4-17-6-27-25-22z',
    clay: 'M62 84c0 44-2 76 8 104 4 10 14 14 47 14s43-4 47-14c10-28 8-60 8-104z',
    dip: 'M40 60h160v88c-16 12-30-6-48 2s-26 18-46 8-26-4-44 4l-22-4z',
    opening: { cx: 117, cy: 84, rx: 55, ry: 13 },
  },
  bowl: {
    clay: 'M38 104c2 46 24 78 56 88l-2 12h56l-2-12c32-10 54-42 56-88z',
    dip: 'M20 80h200v46c-26 22-44 4-66 12s-32 20-58 10-36 0-52-4l-24-18z',
    opening: { cx: 120, cy: 104, rx: 82, ry: 19 },
  },
  teapot: {
    behind:
      'M170 118c30-4 44 8 42 34-2 26-24 40-52 40l2-14c20-1 34-10 35-26 1-15-9-21-28-19z M74 132c-22-6-30-34-52-44l14-8c26 8 34 34 50 40z',
    clay: 'M120 88c-42 0-62 30-58 66 3 28 22 46 58 46s55-18 58-46c4-36-16-66-58-66z',
    dip: 'M30 60h180v92c-18 14-32-4-50 4s-28 18-50 6-30 2-46 2l-34-10z',
    lid: 'M84 98c4-16 20-24 36-24s32 8 36 24c-20 8-52 8-72 0z M110 66a10 10 0 1 1 20 0 10 10 0 0 1-20 0z',
  },
  vase: {
    clay: 'M104 42c2 30-2 42-16 62-18 26-22 52-12 78 6 15 18 22 44 22s38-7 44-22c10-26 6-52-12-78-14-20-18-32-16-62z',
    dip: 'M50 20h140v120c-16 14-28-2-44 6s-24 14-40 4-26 2-40 0l-16-6z',
    opening: { cx: 120, cy: 42, rx: 16, ry: 4.5 },
    stems: 'M120 42c-2-12-8-18-18-26 M120 42c0-12 2-20 4-34 M120 42c4-10 12-14 22-18',
  },
  plate: {
    clay: 'M16 142c6 26 44 44 104 44s98-18 104-44z',
    dip: 'M0 100h240v64c-30 16-58 4-84 10s-46 8-72 0-56 0-84-16z',
    opening: { cx: 120, cy: 142, rx: 104, ry: 36 },
    well: { cx: 120, cy: 146, rx: 74, ry: 23 },
    shadow: { cx: 120, cy: 186, rx: 70, ry: 8 },
  },
  cups: {
    clay: 'M30 116c0 32 0 52 8 72 3 8 12 12 32 12s29-4 32-12c8-20 8-40 8-72z M128 104c2 34 4 62 12 84 3 8 12 12 31 12s28-4 31-12c8-22 8-50 8-84z',
    dip: 'M10 90h220v62c-14 10-28-2-40 4s-24 8-36 0-28 8-44 8-24-14-40-6-24 6-36 2l-24-8z',
    opening: { cx: 70, cy: 116, rx: 40, ry: 10 },
    second: { cx: 169, cy: 104, rx: 41, ry: 10 },
    shadow: { cx: 120, cy: 202, rx: 90, ry: 8 },
  },
}

const ellipse = (name, shape) =>
  shape && html`<ellipse class="${name}" cx="${shape.cx}" cy="${shape.cy}" rx="${shape.rx}" ry="${shape.ry}" />`

/** A piece of pottery, drawn. Decorative: its name stands beside it. `place` keeps ids apart when it is drawn twice. */
export function pottery({ form, glaze }, place = 'card') {
  const shape = FORMS[form]
  const id = `${place}-${form}`
  return html`<svg class="pottery glaze-${glaze}" viewBox="0 16 240 240" aria-hidden="true" focusable="false">
    ${ellipse('shadow', shape.shadow ?? { cx: 120, cy: 203, rx: 74, ry: 9 })}
    ${shape.stems && html`<path class="stems" d="${shape.stems}" />`}
    ${shape.behind && html`<path class="glaze behind" d="${shape.behind}" />`}
    <clipPath id="${id}"><path d="${shape.clay}" /></clipPath>
    <g clip-path="url(#${id})">
      <path class="clay" d="${shape.clay}" />
      <path class="glaze" d="${shape.dip}" />
      <path class="light" d="M0 0h84v240h-84z" />
      <path class="shade" d="M152 0h90v240h-90c20-70 20-160 0-240z" />
    </g>
    ${shape.lid && html`<path class="glaze lid" d="${shape.lid}" />`} ${ellipse('rim', shape.opening)}
    ${ellipse('rim', shape.second)} ${shape.opening && !shape.well && ellipse('inside', inner(shape.opening))}
    ${shape.second && ellipse('inside', inner(shape.second))} ${ellipse('well', shape.well)}
  </svg>`
}

const inner = ({ cx, cy, rx, ry }) => ({ cx, cy: cy + 1, rx: rx - 4, ry: Math.max(1.5, ry - 3) })
