/** @jsxImportSource preact */
import { Component } from 'preact'
import type { Text } from '../messages/text.ts'
import { createShareModel } from '../model/share-model.ts'
import { Icon } from './Icon.tsx'

/** A code to type at the checkout, whole and plain to see, and the button that copies it. */
export class CodeBox extends Component<{ code: string; text: Text }> {
  readonly model = createShareModel()

  override render() {
    const { code, text } = this.props
    const state = this.model.copied.value
    return (
      <div class="coupon">
        <input readOnly dir="ltr" size={code.length} aria-label={text.say('useCode', { code })} value={code} />
        <button
          type="button"
          class="button quiet"
          onClick={({ currentTarget }) =>
            void this.model.copy(currentTarget.previousElementSibling as HTMLInputElement)
          }
        >
          <Icon name={state === 'copied' ? 'check' : 'copy'} />
          {text.say(state === 'copied' ? 'copied' : 'copyCode')}
        </button>
        <p class={state === 'selected' ? 'muted' : 'sr'} role="status">
          {state !== 'idle' && text.say(state === 'copied' ? 'copied' : 'codeRefused')}
        </p>
      </div>
    )
  }

  override componentWillUnmount() {
    this.model.dispose()
  }
}
