import { SECTIONS } from './choices.js'

/** The attributes of the element for a choice; the usual ones are left out. */
export function attributesOf({ element, demo, theme, locale, hide }) {
  const shown = SECTIONS.filter((name) => !hide.includes(name))
  const isPanel = element === 'goodword-referral' && hide.length > 0
  // Whichever is the shorter list.
  const sections = shown.length < hide.length && shown.length > 0 ? { show: shown.join(' ') } : { hide: hide.join(' ') }
  return {
    demo,
    ...(locale && { locale }),
    ...(theme !== 'auto' && { theme }),
    ...(isPanel && sections),
  }
}
