/** @jsxImportSource preact */
import type { Text } from '../messages/text.ts'
import type { JoinModel } from '../model/join-model.ts'

/** One field for somebody whom nobody has signed in. */
export function JoinForm({ join, text }: { join: JoinModel; text: Text }) {
  const step = join.step.value
  const problem = step === 'invalid' ? 'joinInvalid' : step === 'failed' ? 'joinFailed' : null
  return (
    <form
      class="join"
      noValidate
      // Sends nothing before this is there to send it: an address never stands in a URL.
      method="dialog"
      onSubmit={(event) => {
        event.preventDefault()
        const root = event.currentTarget.getRootNode() as ShadowRoot
        const email = String(new FormData(event.currentTarget).get('email') ?? '')
        // The form is gone once it has answered: who sent it by keyboard goes on from the link.
        void join.submit(email).then(() => root.querySelector<HTMLElement>('[part~=copy]')?.focus())
      }}
    >
      <label for="email">{text.say('joinLabel')}</label>
      <input
        id="email"
        name="email"
        part="email"
        type="email"
        dir="ltr"
        autocomplete="email"
        inputMode="email"
        aria-invalid={step === 'invalid'}
        aria-describedby="about"
      />
      <p id="about" class={problem ? 'error' : 'muted'} role="status">
        {text.say(problem ?? 'joinNote')}
      </p>
      <button class="button primary" aria-disabled={step === 'sending'}>
        {text.say(step === 'sending' ? 'joining' : 'join')}
      </button>
    </form>
  )
}
