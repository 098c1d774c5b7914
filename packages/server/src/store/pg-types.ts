import pg from 'pg'

const INT8 = 20

/**
 * Every bigint of ours is a time or an amount below 2^53, checked on its way in: a plain number is exact.
 * One that is not fails loudly instead of being rounded.
 */
function toSafeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`The database answered ${text}, which a number cannot hold.`)
  return value
}

/** How both engines hand over values: bigint as number, the rest as `pg` does. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8
      ? toSafeInteger
      : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
}
