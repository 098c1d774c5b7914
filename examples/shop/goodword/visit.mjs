const CODE = /^[A-Za-z0-9_-]{1,64}$/
const VISIT_ID = /^[\x21-\x7e]{1,128}$/

/** Who sent this buyer, from the hidden fields that shop.js fills with `goodword.visit()`; `null` when nobody did. */
export function readVisit(form) {
  const code = form.get('code') ?? ''
  if (!CODE.test(code)) return null
  const id = form.get('visitId') ?? ''
  return VISIT_ID.test(id) ? { id, code } : { id: null, code }
}
