import { existsSync, readFileSync } from 'node:fs'

/** Made by the build: beside the built file, or, seen from the sources, in `dist`. */
const PLACES = ['./pgdata.tar.gz', '../../dist/pgdata.tar.gz']

/**
 * An empty database, packed: unpacking it takes one second, making one takes three. `null` where nothing was built, and then one is
 * made.
 */
export function readPgliteTemplate(): Blob | null {
  const path = PLACES.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url))
  return path === undefined ? null : new Blob([readFileSync(path)], { type: 'application/x-gzip' })
}
