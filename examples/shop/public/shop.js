/* The shop's few lines of client code. A classic script, loaded with `defer`; it works before, after and without goodword.js. */

// Calls made before goodword.js has arrived wait in a queue that it empties.
if (typeof window.goodword !== 'function') {
  window.goodword = function () {
    window.goodword.q.push(arguments)
  }
  window.goodword.q = []
}

// What this page has to report: a new customer, a finished order.
for (const { dataset } of document.querySelectorAll('template[data-report]')) {
  window.goodword(dataset.report, JSON.parse(dataset.details))
}

// Forms tell our server who sent the buyer. Filled as soon as it is known, and once more on submit.
whenGoodwordIsHere(() => {
  fillVisit()
  const checkout = document.querySelector('[data-checkout]')
  if (checkout) void showQuote(checkout)
})
document.addEventListener('submit', fillVisit, true)

// One press is enough. The button comes back when the page does.
document.addEventListener('submit', (event) => {
  const button = event.target.querySelector('button:not([name])')
  if (button) button.disabled = true
})
window.addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('button[disabled]')) button.disabled = false
})

function whenGoodwordIsHere(then) {
  if (window.goodword.visit) return then()
  document.querySelector('script[src$="/goodword.js"]').addEventListener('load', then)
}

function fillVisit() {
  const visit = window.goodword.visit?.()
  if (!visit) return
  for (const field of document.querySelectorAll('input[data-visit]')) field.value = visit[field.dataset.visit]
}

/** Shows what the order costs for a buyer whom a friend sent. The amounts come from our server, never from the page. */
async function showQuote(form) {
  if (!form.elements.code.value) return
  try {
    const answer = await fetch('/checkout/quote', { method: 'POST', body: new URLSearchParams(new FormData(form)) })
    const { discount, total, quoted } = await answer.json()
    const line = document.querySelector('[data-testid="discount"]')
    line.textContent = discount ?? ''
    line.closest('.off').hidden = !discount
    document.querySelector('[data-testid="total"]').textContent = total
    form.querySelector('[data-pay]').textContent = total
    form.elements.quoted.value = quoted
  } catch {
    // The server computes the same when the form arrives; only the preview is missing.
  }
}
