/** A drawing as a file of its own. */
export function svgFile(drawing: SVGSVGElement): Blob {
  return new Blob([new XMLSerializer().serializeToString(drawing)], { type: 'image/svg+xml' })
}

/** A picture of that many pixels, drawn by a function, in black on white; `null` where the browser keeps what is on a canvas to itself. */
export function pngFile(
  width: number,
  height: number,
  draw: (pen: CanvasRenderingContext2D) => void,
): Promise<Blob | null> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const pen = canvas.getContext('2d')
  if (!pen) return Promise.resolve(null)
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = '#000'
  draw(pen)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

// Safari reads the address some time after the click.
const READ_BY_MS = 10_000

/** Hands a file to the person. */
export function save(file: Blob, name: string): void {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), READ_BY_MS)
}
