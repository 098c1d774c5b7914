/** @jsxImportSource preact */
import { gain } from '../wording/offer.ts'
import type { ToolProps } from './Tool.tsx'

/** How much of one's own reward goes to one's friends. The amounts above follow, and it is kept when it is let go. */
export function GivingTool({ model, box, text }: ToolProps) {
  const { giving } = box
  const generosity = model.me.value?.generosity
  const offer = giving.offer.value ?? model.offer.value
  if (!generosity || !offer) return null
  const step = giving.step.value
  const friendGets = `${text.say('friendGets')} ${gain(text, offer.customer[0], 'customer')}`
  const youGet = `${text.say('youGet')} ${gain(text, offer.partner[0], 'partner')}`
  return (
    <>
      <label class="field">
        <span>
          {text.say('given')} <b>{text.money(giving.given.value, generosity.currency)}</b>
        </span>
        <input
          type="range"
          min={0}
          max={generosity.most}
          step={generosity.step}
          value={giving.given.value}
          aria-valuetext={`${friendGets}, ${youGet}`}
          onInput={({ currentTarget }) => giving.move(currentTarget.valueAsNumber)}
          onChange={() => void giving.keep()}
        />
      </label>
      <p class={step === 'failed' ? 'error' : 'muted'} role="status">
        {step === 'failed' ? text.say('notDone') : step === 'done' ? text.say('givenKept') : ''}
      </p>
    </>
  )
}
