/** @jsxImportSource preact */
import type { ReferralPanelProps } from '../panel/ReferralPanel.tsx'

/** The tool that is open, in place below the ways to share. */
export function Tool({ share, text }: ReferralPanelProps) {
  const tool = share.tool.value
  if (tool !== 'qr') return null
  return <div class="tool">{text.say('qr')}</div>
}
