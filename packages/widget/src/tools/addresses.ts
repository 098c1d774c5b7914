import { isAddress } from '../model/join-model.ts'

/** Addresses out of what somebody typed or pasted, each once. */
export interface Addresses {
  valid: string[]
  /** What cannot be an address. */
  invalid: string[]
}

/** Separated by commas, semicolons, spaces or lines, also as mail programs copy them: `"Lind, Mara" <mara@mail.example>`. */
export function readAddresses(text: string): Addresses {
  const words = text
    .replace(/"[^"]*"/g, ' ')
    .split(/[,;،؛\n]/)
    // What stands around an address in brackets is a name.
    .flatMap((piece) => (piece.includes('<') && piece.match(/[^\s<>]+@[^\s<>]+/g)) || piece.split(/\s+/))
    .filter(Boolean)
  const once = [...new Map(words.map((word) => [word.toLowerCase(), word])).values()]
  return { valid: once.filter(isAddress), invalid: once.filter((word) => !isAddress(word)) }
}
