import { ERRORS, isErrorCode } from '@goodword/core'
import { PROGRAM_DEFAULTS, ProgramPatch } from '@goodword/core/wire/schemas'
import * as v from 'valibot'
import { createProgram, type NewProgram, type ProgramKeys } from '../store/programs.ts'
import { CliError } from './cli-error.ts'
import { openData, type DataPlace } from './open-data.ts'

export interface InitOptions {
  name: string
  currency?: string | undefined
  timeZone?: string | undefined
  origins?: string[] | undefined
  test?: boolean | undefined
}

/** Makes a program and answers its keys: the secret one is shown this once. Throws a `CliError` for what cannot be. */
export async function init(place: DataPlace, options: InitOptions): Promise<ProgramKeys> {
  const settings = settingsOf(options)
  const store = await openData(place)
  try {
    return await store.transaction((tx) =>
      createProgram(tx, { settings, isTest: options.test ?? false, now: Date.now() }),
    )
  } finally {
    await store.close()
  }
}

function settingsOf({ name, currency, timeZone, origins }: InitOptions): NewProgram {
  const wanted = {
    name,
    currency: currency ?? PROGRAM_DEFAULTS.currency,
    timeZone: timeZone ?? PROGRAM_DEFAULTS.timeZone,
    // A browser's Origin has no slash at the end; people paste one.
    origins: (origins ?? []).map((origin) => origin.replace(/\/$/, '')),
  }
  const parsed = v.safeParse(ProgramPatch, wanted)
  if (parsed.success) return { ...wanted, currency: parsed.output.currency ?? wanted.currency }
  const [{ path, message }] = parsed.issues
  const setting = String(path?.[0]?.key)
  throw new CliError(`--${FLAGS[setting] ?? setting}: ${isErrorCode(message) ? ERRORS[message].message : message}`)
}

const FLAGS: Record<string, string> = { timeZone: 'time-zone', origins: 'origin' }
