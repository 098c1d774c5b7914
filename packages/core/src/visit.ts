/** A landing that carried a code. The id is made in the browser. */
export interface Visit {
  /** Made in the browser; at most 128 printable ASCII characters. */
  id: string
  /** The opaque public string from the link. */
  code: string
  /** When the landing happened, in milliseconds since 1970. */
  at: number
}
