import { quietly } from './quietly.ts'

/** Named texts. A web storage takes its items as properties, as any object does. */
export type Items = Record<string, string>

/**
 * Keeps a text under a name; no text erases. Does nothing where the storage is full, nor to what is there already: another tab may
 * be writing.
 */
export function writeItem(items: Items, name: string, text: string | false | undefined): void {
  quietly(() => {
    if (!text) delete items[name]
    else if (text !== items[name]) items[name] = text
  })
}
