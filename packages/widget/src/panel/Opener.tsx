/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import type { ToolName } from '../model/share-model.ts'
import type { ReferralPanelProps } from './ReferralPanel.tsx'

/** Opens a tool in its place below, and closes it. */
export function Opener({
  name,
  look,
  children,
  share,
  later,
}: Pick<ReferralPanelProps, 'share' | 'later'> & { name: ToolName; look: string; children: ComponentChildren }) {
  return (
    <button
      type="button"
      class={look}
      part={`share ${name}`}
      aria-expanded={share.tool.value === name}
      aria-controls={name}
      onClick={() => {
        later.fetch()
        share.toggle(name)
      }}
    >
      {children}
    </button>
  )
}

/** Where a tool stands while it is open. */
export function ToolPlace({ names, ...props }: ReferralPanelProps & { names: readonly ToolName[] }) {
  const { model, share, later, parts, kit, text } = props
  const name = share.tool.value
  if (!name || !names.includes(name)) return null
  return (
    <div id={name} class="tool">
      {parts && kit ? (
        <parts.Tool {...props} box={kit.box} text={kit.text} name={name} url={model.link.value ?? ''} />
      ) : later.isMissing.value ? (
        <p role="alert">{text.say('failed')}</p>
      ) : (
        <p class="bones" aria-hidden="true">
          <i>00000000</i>
        </p>
      )}
    </div>
  )
}
