/** @jsxImportSource preact */
import type { HREFS } from '../share/channels.ts'

/** One stroke set, drawn on 24 px. Marks of channels are reduced to their simplest shape. */
const PATHS = {
  whatsapp:
    'M4 20l1.2-4A8 8 0 1 1 8.3 19L4 20zM9.2 8.4c-.6.9-.4 2.3 1.3 4.2s3.4 2.3 4.4 1.7l.3-1.5-1.9-1-.9.9c-.9-.3-1.9-1.2-2.2-2.2l.8-.9-.7-1.8z',
  sms: 'M5 4.5h14a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-7L8 20v-3.5H5A1.5 1.5 0 0 1 3.5 15V6A1.5 1.5 0 0 1 5 4.5zM8 9h8M8 12.5h5',
  email:
    'M5 5h14a1.5 1.5 0 0 1 1.5 1.5v11A1.5 1.5 0 0 1 19 19H5a1.5 1.5 0 0 1-1.5-1.5v-11A1.5 1.5 0 0 1 5 5zM4 7l8 6 8-6',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v.01M14 20v.01M17.5 20H20v-2.5',
  more: 'M12 3.5V15M7.5 8 12 3.5 16.5 8M5 13v5.5A1.5 1.5 0 0 0 6.5 20h11a1.5 1.5 0 0 0 1.5-1.5V13',
  copy: 'M9.5 8.5h9A1.5 1.5 0 0 1 20 10v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 8 19v-9a1.5 1.5 0 0 1 1.5-1.5zM16 8.5V5a1.5 1.5 0 0 0-1.5-1.5h-9A1.5 1.5 0 0 0 4 5v9a1.5 1.5 0 0 0 1.5 1.5H8',
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
