/** One step of the schema. A published one never changes; a change is a new one. */
export interface Migration {
  /** Number and name, such as `0001-spine`. They run in this order. */
  name: string
  sql: string
}
