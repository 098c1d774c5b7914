/** @jsxImportSource preact */
import type { Side } from '@goodword/core'
import { promised, withForm } from '../wording/offer.ts'
import type { ToolProps } from './Tool.tsx'

/** How much of one's own reward goes to one's friends. The amounts above follow, and it is kept when it is let go. */
export function GivingTool({ model, box, text }: ToolProps) {
  const { giving } = box
  const generosity = model.me.value?.generosity
  const offer = giving.offer.value ?? model.offer.value
  if (!generosity || !offer) return null
  const step = giving.step.value
  const gain = (side: Side) => {
    const terms = offer[side][0]
    return terms ? withForm(text, promised(text, terms), terms.form, side) : ''
  }
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
          aria-valuetext={`${text.say('friendGets')} ${gain('customer')}, ${text.say('youGet')} ${gain('partner')}`}
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
