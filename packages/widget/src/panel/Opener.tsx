/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import type { ToolName } from '../model/share-model.ts'
import { Missing } from './Missing.tsx'
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
  const { model, share, parts, kit } = props
  const name = share.tool.value
  if (!name || !names.includes(name)) return null
  return parts && kit ? (
    <parts.Tool {...props} {...kit} name={name} url={model.link.value ?? ''} />
  ) : (
    <Missing {...props} />
  )
}
