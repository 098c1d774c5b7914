/** @jsxImportSource preact */
import type { Text } from '../messages/text.ts'
import type { JoinModel } from '../model/join-model.ts'

/** One field for somebody whom nobody has signed in. */
export function JoinForm({ join, text }: { join: JoinModel; text: Text }) {
  const step = join.step.value
  const problem = step === 'invalid' ? 'joinInvalid' : step === 'failed' ? 'notDone' : null
  return (
    <form
      class="join"
      noValidate
      // Sends nothing before this is there to send it: an address never stands in a URL.
      method="dialog"
      onSubmit={(event) => {
        event.preventDefault()
        void send(event.currentTarget, join)
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
        {text.say(step === 'sending' ? 'sending' : 'join')}
      </button>
    </form>
  )
}

/** Where the focus goes on: what has to be mended, or, when the form is gone, the link, or else the first thing that is there. */
async function send(form: HTMLFormElement, join: JoinModel) {
  const side = form.parentElement
  await join.submit(String(new FormData(form).get('email') ?? ''))
  if (join.step.peek() === 'invalid') form.querySelector('input')?.focus()
  if (join.step.peek() !== 'done') return
  const next = side?.querySelector<HTMLElement>('[part~=copy]') ?? side?.querySelector<HTMLElement>('a, button')
  if (document.activeElement === document.body) next?.focus()
}
