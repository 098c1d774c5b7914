import type { Offer } from '@goodword/core/wire/schemas'
import { hashSecret } from '../auth/keys.ts'
import { newSecret } from '../ids.ts'
import { inviteMailText } from '../rules/invite-mail.ts'
import { queueMail } from '../store/mails.ts'
import { readOwnOffer } from '../store/own-offer.ts'
import { readLinks, type PartnerRow } from '../store/partners.ts'
import type { Program } from '../store/programs.ts'
import type { Db } from '../store/store.ts'
import { saveUnsubscribeToken } from '../store/suppressions.ts'

/** Who has mails sent, when, and where their links lead. */
export interface Sending {
  program: Program
  partner: PartnerRow
  now: number
  apiUrl: string
}

/** What stands in every mail of a partner's. */
export interface Sender {
  offer: Offer
  link: string
}

/** Reads what stands in every mail of a partner's. */
export async function readSender(tx: Db, { program, partner, now }: Sending): Promise<Sender> {
  const [first] = await readLinks(tx, program.id, { partnerIds: [partner.id] })
  const { offer } = await readOwnOffer(tx, program, partner, now)
  return { offer, link: first!.url }
}

/** Queues one mail, with a way out of its own. */
export async function sendInvite(
  tx: Db,
  { program, partner, now, apiUrl }: Sending,
  sender: Sender,
  { inviteId, address, note }: { inviteId: string; address: string; note: string | null },
): Promise<void> {
  const token = `gwu_${program.id}_${newSecret()}`
  await saveUnsubscribeToken(tx, program.id, hashSecret(token), inviteId)
  const unsubscribeUrl = `${apiUrl}/u#${token}`
  const text = inviteMailText({ ...sender, settings: program.settings, name: partner.name, note, unsubscribeUrl })
  await queueMail(tx, program.id, { to: address, unsubscribeUrl, ...text }, now)
}
