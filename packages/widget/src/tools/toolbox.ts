import { effect, signal, untracked, type Signal } from '@preact/signals-core'
import type { Tell } from '../element/events.ts'
import type { ReferralModel } from '../model/referral-model.ts'
import { canSend, type ShareModel } from '../model/share-model.ts'
import { drawCard, type Card } from './card.ts'
import { createGiving, type Giving } from './giving.ts'
import { createInvites, type Invites } from './invites.ts'

export interface ToolboxOptions {
  model: ReferralModel
  share: ShareModel
  tell: Tell
  locale: () => string
}

/** What the tools of one panel hold beyond what is drawn. */
export interface Toolbox {
  /** The channel whose message is looked at, or `null` for the first. */
  readonly channel: Signal<string | null>
  readonly invites: Invites
  readonly giving: Giving
  readonly tell: Tell
  /** A file with this card, or `null` while it is being drawn and where files cannot be sent. Asked again, it draws nothing twice. */
  picture(card: Card): File | null
  dispose(): void
}

export function openToolbox({ model, share, tell, locale }: ToolboxOptions): Toolbox {
  const invites = createInvites(() => model.session.peek(), {
    locale,
    onInvite: (sent) => tell('goodword-invite', { sent }),
  })
  const drawn = signal<{ key: string; file: File } | null>(null)
  let wanted = ''

  const stop = effect(() => {
    const tool = share.tool.value
    untracked(() => {
      if (tool === 'qr') tell('goodword-qr', { action: 'show' })
      if (tool === 'invite') invites.refresh()
    })
  })

  async function draw(key: string, card: Card) {
    const png = await drawCard(card)
    if (!png || key !== wanted) return
    const file = new File([png], 'invitation.png', { type: png.type })
    if (navigator.canShare({ files: [file] })) drawn.value = { key, file }
  }

  return {
    channel: signal(null),
    invites,
    giving: createGiving(model, (given, currency) => tell('goodword-generosity', { given, currency })),
    tell,
    picture(card) {
      const key = JSON.stringify(card)
      if (key !== wanted && canSend() && typeof navigator.canShare === 'function') {
        wanted = key
        draw(key, card).catch(() => {}) // sent without a picture then
      }
      return drawn.value?.key === key ? drawn.value.file : null
    },
    dispose: stop,
  }
}
