const LARGEST_FORM = 16 * 1024

/** A refusal with the status to answer. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message)
    this.status = status
  }
}

/** What the pages need of a request. `form()` reads a posted form; everything in it is text. */
export function readRequest(incoming) {
  const url = new URL(incoming.url.replace(/^\/{2,}/, '/'), 'http://shop') // `//x` would be taken for a host
  return {
    method: incoming.method === 'HEAD' ? 'GET' : incoming.method,
    path: url.pathname,
    query: url.searchParams,
    cookies: readCookies(incoming.headers.cookie),
    ifNoneMatch: incoming.headers['if-none-match'],
    isForeign: isForeign(incoming.headers),
    form: () => readForm(incoming),
  }
}

/** A path of ours to go to next; anything that could lead elsewhere becomes the fallback. */
export function readNext(value, fallback) {
  return value && /^\/(?![/\\])[\w\-./]*$/.test(value) ? value : fallback
}

/** Tells whether a form on another site sent this; browsers name the origin on every post. */
function isForeign({ origin, host }) {
  if (!origin) return false
  try {
    return new URL(origin).host !== host
  } catch {
    return true // `null`: a sandboxed page
  }
}

function readCookies(header = '') {
  const cookies = new Map()
  for (const pair of header.split(';')) {
    const [name, ...value] = pair.trim().split('=')
    if (!cookies.has(name)) cookies.set(name, value.join('='))
  }
  return cookies
}

async function readForm(incoming) {
  const parts = []
  let size = 0
  for await (const part of incoming) {
    size += part.length
    if (size > LARGEST_FORM) throw new Refusal(413, 'That is more than this form takes.')
    parts.push(part)
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'))
}
