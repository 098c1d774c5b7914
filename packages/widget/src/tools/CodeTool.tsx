/** @jsxImportSource preact */
import { readableLink } from '@goodword/core'
import { messageFor } from '../wording/message.ts'
import { Button } from './Button.tsx'
import { codeFor, paintCode } from './code.ts'
import { CodePicture } from './CodePicture.tsx'
import { pngFile, save, svgFile } from './files.ts'
import { printCode } from './print.tsx'
import type { ToolProps } from './Tool.tsx'

// Sharp on a poster, and small enough for a mail.
const PNG_SIDE = 1024

/** The link as a code to scan from the screen, to keep, or to print. */
export function CodeTool({ box, url, model, text }: ToolProps) {
  const code = codeFor(url)
  if (!code) return <p class="muted">{text.say('notDone')}</p>
  const link = readableLink(url)
  let drawing: SVGSVGElement | null = null

  const files = {
    svg: () => drawing && svgFile(drawing),
    png: () => pngFile(PNG_SIDE, PNG_SIDE, (pen) => paintCode(pen, code, 0, 0, PNG_SIDE)),
  }
  const keep = async (action: keyof typeof files) => {
    const file = await files[action]()
    if (!file) return
    save(file, `qr-code.${action}`)
    box.tell('goodword-qr', { action })
  }
  const print = () => {
    printCode(
      code,
      messageFor(url, model.offer.value, text, { isDisclosed: model.program.value?.disclosure }).text,
      link,
    )
    box.tell('goodword-qr', { action: 'print' })
  }
  return (
    <>
      <CodePicture
        class="code"
        role="img"
        aria-label={text.say('codeOpens', { link })}
        code={code}
        ref={(element) => {
          drawing = element
        }}
      />
      <p class="muted">{text.say('codeHow')}</p>
      <div class="does">
        <Button onClick={() => void keep('svg')}>{text.say('save', { format: 'SVG' })}</Button>
        <Button onClick={() => void keep('png')}>{text.say('save', { format: 'PNG' })}</Button>
        {typeof window.print === 'function' && <Button onClick={print}>{text.say('print')}</Button>}
      </div>
    </>
  )
}
