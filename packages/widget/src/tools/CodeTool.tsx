/** @jsxImportSource preact */
import { readableLink } from '@goodword/core'
import { messageFor } from '../wording/message.ts'
import { pngFile, save, svgFile } from './files.ts'
import { printCode } from './print.ts'
import type { ToolProps } from './Tool.tsx'

// Sharp on a poster, and small enough for a mail.
const PNG_SIDE = 1024

/** The link as a code to scan from the screen, to keep, or to print. */
export function CodeTool({ box, url, model, text }: ToolProps) {
  const { parts, isMissing } = box.codes
  const part = parts.value
  if (!part && !isMissing.value) return <div class="code waiting" />
  const code = part?.codeFor(url)
  if (!part || !code) return <p class="muted">{text.say('notDone')}</p>
  const { size, path } = code
  const link = readableLink(url)
  let drawing: SVGSVGElement | null = null

  const keep = async (action: 'svg' | 'png') => {
    const png = () => pngFile(PNG_SIDE, PNG_SIDE, (pen) => part.paintCode(pen, code, 0, 0, PNG_SIDE))
    const file = action === 'png' ? await png() : drawing && svgFile(drawing)
    if (!file) return
    save(file, `qr-code.${action}`)
    box.tell('goodword-qr', { action })
  }
  const print = () => {
    if (!drawing) return
    printCode(drawing, messageFor(url, model.offer.value, text).text, link)
    box.tell('goodword-qr', { action: 'print' })
  }
  return (
    <>
      <svg
        class="code"
        role="img"
        aria-label={text.say('codeOpens', { link })}
        viewBox={`0 0 ${size} ${size}`}
        shape-rendering="crispEdges"
        ref={(element) => {
          drawing = element
        }}
      >
        <path fill="#fff" stroke="none" d={`M0 0h${size}v${size}H0z`} />
        <path fill="#000" stroke="none" d={path} />
      </svg>
      <p class="muted">{text.say('codeHow')}</p>
      <div class="does">
        <button type="button" class="button quiet" onClick={() => void keep('svg')}>
          {text.say('saveSvg')}
        </button>
        <button type="button" class="button quiet" onClick={() => void keep('png')}>
          {text.say('savePng')}
        </button>
        {typeof window.print === 'function' && (
          <button type="button" class="button quiet" onClick={print}>
            {text.say('print')}
          </button>
        )}
      </div>
    </>
  )
}
