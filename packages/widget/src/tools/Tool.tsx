/** @jsxImportSource preact */
import type { ReferralPanelProps } from '../panel/ReferralPanel.tsx'
import type { ToolName } from '../model/share-model.ts'
import type { Text } from '../messages/text.ts'
import { CodeTool } from './CodeTool.tsx'
import { GivingTool } from './GivingTool.tsx'
import { InviteTool } from './InviteTool.tsx'
import { NoteTool } from './NoteTool.tsx'
import type { Toolbox } from './toolbox.ts'

export interface ToolProps extends Omit<ReferralPanelProps, 'kit'> {
  box: Toolbox
  text: Text
  url: string
}

const TOOLS = { qr: CodeTool, note: NoteTool, invite: InviteTool, generosity: GivingTool }

/** What one tool shows while it is open. */
export function Tool({ name, ...props }: ToolProps & { name: ToolName }) {
  const Open = TOOLS[name]
  return (
    <div id={name} class="tool">
      <Open {...props} />
    </div>
  )
}
