import type { ReferralModel } from '@goodword/widget/model'

/** Keeps a list of friends up to date. No component and no Preact: a model's values can be subscribed to. */
export function listFriends(list: HTMLElement, model: ReferralModel): () => void {
  return model.friends.items.subscribe((friends) => {
    const lines = friends.map(({ friend, status, rewards }) => {
      const line = document.createElement('li')
      const worth = rewards.map(({ amount, currency }) => money(amount, currency)).join(', ')
      line.textContent = `${friend.name}: ${worth}, ${status.state === 'rewarded' ? 'yours' : 'waiting'}`
      return line
    })
    list.replaceChildren(...lines)
  })
}

function money(amountMinor: number, currency: string): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amountMinor / 100)
}
