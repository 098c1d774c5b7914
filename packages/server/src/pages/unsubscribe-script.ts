/**
 * The script of the page behind the last line of an invitation. It acts on a press only: mail scanners open links, and press no
 * buttons. The token stays in the address bar, which no server sees, so that the page can be opened again.
 */
export const UNSUBSCRIBE_SCRIPT = `
const button = document.querySelector('button')
const status = document.querySelector('[role=status]')
const token = location.hash.slice(1)

button.addEventListener('click', async () => {
  button.disabled = true
  status.textContent = 'One moment…'
  try {
    const answer = await fetch('/v1/unsubscribe', { method: 'POST', body: JSON.stringify({ token }) })
    status.textContent = answer.ok
      ? 'Done. You get no more of these mails.'
      : answer.status === 401
        ? 'This link is not complete. Open it from the mail again.'
        : 'That did not work. Try again in a moment.'
    button.disabled = answer.ok || answer.status === 401
  } catch {
    status.textContent = 'You seem to be offline. Try again when you are connected.'
    button.disabled = false
  }
})
`.trim()
