import type { Config } from './config.ts'

/** Whether the owner, by `data-debug` with anything but `false`, or the address, by `?goodword-doctor`, asks for the panel. */
export function wantsDoctor({ debug }: Config): boolean {
  return (debug != null && `${debug}` !== 'false') || location.search.includes('goodword-doctor')
}
