/** @jsxImportSource preact */
import type { HREFS } from '../share/channels.ts'

/** One stroke set, drawn on 24 px. Marks of channels are reduced to their simplest shape. */
const PATHS = {
  whatsapp: 'M4 20l1.2-4A8 8 0 1 1 8.3 19zM9 8c-1 4 3 8 7 7v-2l-2-1-1 1-2-2 1-1-1-2z',
  sms: 'M3.5 4.5h17v12H12L8 20v-3.5H3.5zM8 9h8M8 12.5h5',
  email: 'M3.5 5h17v14h-17zM4 7l8 6 8-6',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v.01M14 20v.01M17.5 20H20v-2.5',
  more: 'M12 3.5V15M7.5 8 12 3.5 16.5 8M5 13v7h14v-7',
  copy: 'M8 8.5h12v12H8zM16 8.5v-5H4v12h4',
  check: 'M5 12.5 10 17.5 19.5 7',
} satisfies Record<keyof typeof HREFS | 'qr' | 'more' | 'copy' | 'check', string>

export type IconName = keyof typeof PATHS

/** By name, or the drawing itself: what only a lazy part shows is drawn there. */
export type IconProps = { name: IconName; path?: string | undefined } | { name?: never; path: string }

/** Decoration only: what it means stands beside it, or in the label of its button. */
export function Icon({ name, path }: IconProps) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={path ?? PATHS[name as IconName]} />
    </svg>
  )
}
