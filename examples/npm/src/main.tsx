import { defineElements } from '@goodword/widget'
import { createReferralModel } from '@goodword/widget/model'
import { render } from 'preact'
import { listFriends } from './friends.ts'
import { Invite } from './Invite.tsx'
import { identity, letTwoWeeksPass, sell, shop } from './shop.ts'

const find = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector)!

// The element asks for itself.
defineElements({ adapter: shop, identity: () => identity })

// The list and the component show one model, which reads everything once.
const model = createReferralModel({ adapter: shop, identity })
listFriends(find('#friends'), model)
render(<Invite model={model} />, find('#invite'))

const showToday = () => {
  find('time').textContent = new Date(shop.clock.now()).toLocaleDateString('en', { dateStyle: 'long' })
}
find('#sell').addEventListener('click', sell)
find('#wait').addEventListener('click', letTwoWeeksPass)
find('#wait').addEventListener('click', showToday)
showToday()
