/** @jsxImportSource preact */
import type { Invite, InviteOutcome } from '@goodword/core'
import type { MessageKey } from '../messages/messages.ts'
import type { Text } from '../messages/text.ts'
import { thenFocus } from '../panel/focus.ts'
import { Guard } from '../panel/Guard.tsx'
import { More } from '../panel/More.tsx'
import { Button } from './Button.tsx'
import { Field } from './Field.tsx'
import { MOST_AT_ONCE, type Invites } from './invites.ts'
import { Note } from './Note.tsx'
import type { ToolProps } from './Tool.tsx'

const SAID: Readonly<Record<InviteOutcome, MessageKey>> = {
  sent: 'wasSent',
  invalid: 'wasInvalid',
  suppressed: 'wasSuppressed',
  known: 'wasKnown',
  limited: 'wasLimited',
}

/** Mails to friends, what became of each, and those that were sent so far. */
export function InviteTool({ model, share, box, text, has }: ToolProps) {
  const { invites } = box
  const { problem, step, outcomes } = invites
  const isSending = step.value === 'sending'
  const isInvalid = problem.value === 'noAddress' || problem.value === 'tooMany'
  return (
    <>
      <form
        class="invites"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send(event.currentTarget, invites, share.note.peek().trim())
        }}
      >
        <Field
          label={text.say('addresses')}
          value={invites.draft}
          dir="ltr"
          inputMode="email"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          aria-invalid={isInvalid}
          aria-describedby="how"
        />
        <p id="how" class="muted">
          {text.say('addressesHow')}
        </p>
        {has('note') && <Note share={share} text={text} />}
        <p class="muted">{text.say('mailSays')}</p>
        <Button type="submit" aria-disabled={isSending}>
          {text.say(isSending ? 'sending' : 'invite')}
        </Button>
      </form>
      <div role="status">
        {problem.value && <p class="error">{text.say(problem.value, { count: text.number(MOST_AT_ONCE) })}</p>}
        {outcomes.value.length > 0 && (
          <ul>
            {outcomes.value.map(({ email, outcome }) => (
              <li key={email} class="row said">
                <bdi>{email}</bdi>
                <span class={outcome === 'invalid' || outcome === 'limited' ? 'error' : 'muted'}>
                  {text.say(SAID[outcome] ?? 'notDone')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      {invites.sent.items.value.length > 0 && (
        <Guard model={model} text={text} tell={box.tell} of={invites.sent.items.value}>
          <Sent invites={invites} canRemind={!!model.session.value?.remind} text={text} />
        </Guard>
      )}
    </>
  )
}

async function send(form: HTMLFormElement, invites: Invites, note: string) {
  await invites.send(note)
  const isWrong = invites.problem.peek() || invites.outcomes.peek().some(({ outcome }) => outcome === 'invalid')
  // What is left there has to be mended.
  if (isWrong && form.matches(':focus-within')) form.querySelector('textarea')?.focus()
}

/** The mails that were sent, each with the one reminder it may have. */
function Sent({ invites, canRemind, text }: { invites: Invites; canRemind: boolean; text: Text }) {
  return (
    <section>
      <h3 id="sent">{text.say('invited')}</h3>
      <ul aria-labelledby="sent">
        {invites.sent.items.value.map((invite) => (
          <li key={invite.id} class="row said">
            <bdi>{invite.email}</bdi>
            <span class="muted">{stateOf(invite, text)}</span>
            {canRemind && invite.canRemind && (
              <Button
                aria-label={`${text.say('remind')} ${invite.email}`}
                onClick={({ currentTarget }) => {
                  const row = currentTarget.closest('li')
                  void thenFocus(invites.remind(invite.id), () => row)
                }}
              >
                {text.say('remind')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <More list={invites.sent} text={text} />
    </section>
  )
}

function stateOf({ state, at }: Invite, text: Text): string {
  if (state === 'joined') return text.say('cameOf')
  if (state === 'unsubscribed') return text.say('wasSuppressed')
  return text.date(at)
}
