import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The keys of the demo's test program: made at the first start by `goodword init`, read from `file` afterwards. */
export async function openProgram({ cli, folder, file, origins }) {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const args = [cli, 'init', '--data', folder, '--name', 'Lowtide', '--currency', 'USD', '--time-zone', 'UTC']
  const options = [...origins.flatMap((origin) => ['--origin', origin]), '--test', '--json']
  try {
    const { stdout } = await run(process.execPath, [...args, ...options])
    const keys = JSON.parse(stdout)
    writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
    return keys
  } catch (error) {
    throw new Error(`goodword init failed: ${(error.stderr || error.message).trim()}`, { cause: error })
  }
}

/** Calls the REST API with a credential; resolves to the JSON of the answer, rejects with what the server said. */
export function createApi(url, credential) {
  return async (method, path, body) => {
    const answer = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${credential}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`)
    return JSON.parse(text)
  }
}
