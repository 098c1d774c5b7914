import { Link, Offer } from '@goodword/widget/components'
import type { ReferralModel } from '@goodword/widget/model'
import { useState } from 'preact/hooks'

/** Two sections of the panel in a component of one's own, which hears that the link was copied. */
export function Invite({ model }: { model: ReferralModel }) {
  const [isCopied, setIsCopied] = useState(false)
  return (
    <>
      <Offer model={model} />
      <Link model={model} onCopy={() => setIsCopied(true)} />
      <p role="status">{isCopied && 'Now paste it to a friend.'}</p>
    </>
  )
}
