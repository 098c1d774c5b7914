import type { ToolMessages } from '../messages.ts'

/** Arabic, for what comes on demand. */
export const words: ToolMessages = {
  qr: 'رمز QR',
}
