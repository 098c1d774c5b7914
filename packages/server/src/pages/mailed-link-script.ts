/**
 * The script of the mailed-link page. It acts on a press only: mail scanners open links, and press no buttons. The token stands in
 * the fragment, which no server sees, and leaves the address bar at once.
 */
export const MAILED_LINK_SCRIPT = `
const button = document.querySelector('button')
const status = document.querySelector('[role=status]')
const token = location.hash.slice(1)
history.replaceState(null, '', location.pathname)

button.addEventListener('click', async () => {
  button.disabled = true
  status.textContent = 'One moment…'
  try {
    const answer = await fetch('/v1/sessions', { method: 'POST', body: JSON.stringify({ token }) })
    const body = await answer.json()
    if (answer.ok) {
      const landing = new URL(body.landing)
      landing.hash = 'goodword_token=' + encodeURIComponent(body.token)
      location.replace(landing)
      return
    }
    status.textContent = answer.status === 401
      ? 'This link was used already or is older than 15 minutes. Ask for a new one where you got your link.'
      : 'That did not work. Try again in a moment.'
    button.disabled = answer.status === 401
  } catch {
    status.textContent = 'You seem to be offline. Try again when you are connected.'
    button.disabled = false
  }
})
`.trim()
