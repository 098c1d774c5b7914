/** @jsxImportSource preact */
import type { Text } from '../messages/text.ts'
import type { FriendModel } from '../model/friend-model.ts'
import { claimNote } from '../wording/friend-status.ts'

/** One field for somebody who came without the link. */
export function ClaimForm({ claim, text }: { claim: FriendModel['claim']; text: Text }) {
  const step = claim.step.value
  return (
    <form
      class="join"
      method="dialog"
      onSubmit={(event) => {
        event.preventDefault()
        const field = event.currentTarget.querySelector('input')!
        if (step === 'done') return
        if (field.value.trim()) void claim.run(field.value)
        else field.focus()
      }}
    >
      <label for="sender">{text.say('claimTitle')}</label>
      <input
        id="sender"
        dir="ltr"
        required
        maxLength={999}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        aria-invalid={step === 'failed'}
        aria-describedby="about"
      />
      <p id="about" class={step === 'failed' ? 'error' : 'muted'} role="status">
        {text.say(claimNote(claim))}
      </p>
      <button class="button primary" part="claim" aria-disabled={step === 'sending'}>
        {text.say(step === 'sending' ? 'sending' : 'claim')}
      </button>
    </form>
  )
}
