import { correction, generate } from 'lean-qr/nano'

/** A code to scan, on a square of whole units: one per module, with the quiet zone around it. */
export interface Code {
  size: number
  /** What is dark, as the path of an SVG or a canvas. */
  path: string
}

// ISO/IEC 18004 asks for four modules; scanners rely on them.
const QUIET = 4

/** The code that says a text, or `null` for more than 2 300 bytes. Readable still when a seventh of it is dirty. */
export function codeFor(text: string): Code | null {
  try {
    const modules = generate(text, { minCorrectionLevel: correction.M })
    let path = ''
    for (let y = 0; y < modules.size; y++) {
      for (let x = 0; x < modules.size; x++) {
        if (!modules.get(x, y)) continue
        const start = x
        while (modules.get(x + 1, y)) x++
        path += `M${start + QUIET} ${y + QUIET}h${x + 1 - start}v1H${start + QUIET}z`
      }
    }
    return { size: modules.size + 2 * QUIET, path }
  } catch {
    return null // the text is too long
  }
}

/** Draws what is dark of a code into a square of a canvas: whole pixels per module, what is left over around it. */
export function paintCode(
  pen: CanvasRenderingContext2D,
  { size, path }: Code,
  left: number,
  top: number,
  side: number,
) {
  const scale = Math.floor(side / size)
  const rest = (side - scale * size) / 2
  pen.setTransform(scale, 0, 0, scale, Math.floor(left + rest), Math.floor(top + rest))
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- the fill of a canvas
  pen.fill(new Path2D(path))
  pen.resetTransform()
}
