/** A page. */
export const page = (body, status = 200) => ({ status, type: 'text/html; charset=utf-8', body: String(body) })

export const json = (value) => ({ status: 200, type: 'application/json', body: JSON.stringify(value) })

/** To another page of ours, by GET. `cookies` are `{ name: value }`; an empty value removes one. */
export const redirect = (to, cookies = {}) => ({ status: 303, to, cookies })

/**
 * Sends an answer with the headers that every one of them carries. The only foreign host that a page may load scripts from
 * or talk to is Goodword's API; nothing inline runs.
 */
export function send(response, answer, { api, cookieDomain, hasBody }) {
  const headers = {
    'content-security-policy': [
      "default-src 'none'",
      `script-src 'self' ${api}`,
      `connect-src 'self' ${api}`,
      "style-src 'self'",
      "img-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cache-control': answer.etag ? 'no-cache' : 'private, no-cache',
  }
  if (answer.type) headers['content-type'] = answer.type
  if (answer.etag) headers.etag = answer.etag
  if (answer.to) headers.location = answer.to
  const cookies = Object.entries(answer.cookies ?? {}).map(([name, cookie]) => setCookie(name, cookie, cookieDomain))
  if (cookies.length > 0) headers['set-cookie'] = cookies
  response.writeHead(answer.status, headers)
  response.end(hasBody ? answer.body : undefined)
}

function setCookie(name, { value, maxAgeSeconds }, domain) {
  const parts = [`${name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax']
  if (domain) parts.push(`Domain=${domain}`)
  parts.push(`Max-Age=${value ? maxAgeSeconds : 0}`)
  return parts.join('; ')
}
