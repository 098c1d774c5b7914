import type { Generosity, OfferTerms, PartnerView } from '@goodword/core'
import { termsOf, type Offer, type OwnerPartner, type ProgramSettings } from '@goodword/core/wire/schemas'
import { permissionsOf } from '../rules/permissions.ts'
import type { LinkWithClicks, PartnerRow } from '../store/partners.ts'
import { iso } from './time.ts'

/** A link as the wire has it. */
export const viewLink = ({ id, url, code, label, clicks }: LinkWithClicks) => ({ id, url, code, label, clicks })

/** What anybody may read of an offer. */
export function viewOffer(offer: Offer): OfferTerms {
  return { partner: offer.partner.map(termsOf), customer: offer.customer.map(termsOf) }
}

/** A partner as he sees himself. The offer is his own, after what he gives away. */
export function viewPartner(
  partner: PartnerRow,
  options: {
    links: readonly LinkWithClicks[]
    offer: Offer
    generosity: Generosity | null
    settings: ProgramSettings
    limited: boolean
  },
): PartnerView {
  const { settings, limited } = options
  const { termsUrl } = settings
  return {
    id: partner.id,
    kind: partner.kind,
    status: partner.status,
    name: partner.name,
    links: options.links.map(viewLink),
    coupon: null,
    offer: viewOffer(options.offer),
    tier: null,
    terms: termsUrl === null ? null : { url: termsUrl, version: '1' },
    locale: partner.locale,
    limited,
    can: limited ? [] : permissionsOf(settings, partner.status),
    generosity: limited ? null : options.generosity,
    ...(settings.leaderboard !== null && { isListed: partner.is_listed }),
  }
}

/** A partner as the owner's server sees him. */
export function viewPartnerForOwner(partner: PartnerRow, links: readonly LinkWithClicks[]): OwnerPartner {
  return {
    id: partner.id,
    externalId: partner.external_id,
    kind: partner.kind,
    status: partner.status,
    name: partner.name,
    email: partner.email,
    createdAt: iso(partner.created_at),
    links: links.map(viewLink),
  }
}
