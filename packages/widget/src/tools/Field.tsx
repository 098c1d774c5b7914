/** @jsxImportSource preact */
import type { Signal } from '@preact/signals-core'
import type { TextareaHTMLAttributes } from 'preact'

type FieldProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value'> & { label: string; value: Signal<string> }

/** Room for a few lines, with what they are above. */
export function Field({ label, value, ...rest }: FieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <textarea
        rows={2}
        {...rest}
        value={value.value}
        onInput={({ currentTarget }) => {
          value.value = currentTarget.value
        }}
      />
    </label>
  )
}
