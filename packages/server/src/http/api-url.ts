import type { Parts } from '../parts.ts'

/**
 * Where the outside reaches this server, without a slash at the end: as configured, else by what a proxy of ours forwards, else by
 * the request itself.
 */
export function apiUrlOf(request: Request, { publicUrl, trustProxy }: Pick<Parts, 'publicUrl' | 'trustProxy'>): string {
  if (publicUrl !== undefined) return publicUrl
  const { protocol, host } = new URL(request.url)
  const forwarded = (name: string) => (trustProxy ? request.headers.get(name)?.split(',')[0]?.trim() : undefined)
  const scheme = forwarded('x-forwarded-proto') ?? protocol.replace(':', '')
  return `${scheme}://${forwarded('x-forwarded-host') ?? host}`
}
