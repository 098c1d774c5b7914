/** @jsxImportSource preact */
import type { ButtonHTMLAttributes } from 'preact'

/** A button of a tool. */
export function Button(props: ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" class="button quiet" {...props} />
}
