import { codeFor, paintCode } from './code.ts'
import { pngFile } from './files.ts'

/** What stands on the picture that is sent with a link. */
export interface Card {
  /** The program's name, or empty. */
  name: string
  /** What the friend gets, in a few words. */
  title: string
  /** When he gets it, or empty. */
  detail: string
  url: string
  /** The address as people read it. */
  link: string
  dir: string
}

const WIDTH = 1080
const HEIGHT = 1350
const MARGIN = 90
const CODE = 620

/** Draws the card, upright as phones show it, dark on white as its code has to be; `null` where that cannot be done. */
export async function drawCard(card: Card): Promise<Blob | null> {
  const code = codeFor(card.url)
  if (!code) return null
  return pngFile(WIDTH, HEIGHT, (pen) => {
    const write = (text: string, y: number, size: number, color: string, weight = 400) => {
      const font = (pixels: number) => (pen.font = `${weight} ${pixels}px system-ui, sans-serif`)
      font(size)
      font(Math.min(size, (size * (WIDTH - 2 * MARGIN)) / pen.measureText(text).width))
      pen.fillStyle = color
      pen.fillText(text, WIDTH / 2, y)
    }
    paintCode(pen, code, (WIDTH - CODE) / 2, 460, CODE)
    pen.textAlign = 'center'
    pen.direction = card.dir as CanvasDirection
    write(card.name, 140, 46, '#586070')
    write(card.title, 290, 124, '#14171f', 600)
    write(card.detail, 380, 46, '#586070')
    pen.direction = 'ltr'
    write(card.link, 1190, 46, '#14171f')
  })
}
