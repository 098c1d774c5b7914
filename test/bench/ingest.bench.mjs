import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../packages/server/dist/cli.js', import.meta.url))

/**
 * How many events per second one server acknowledges durably on PGlite, by the number of events in a request. The load
 * comes from this process, beside the server; each row is the median of its rounds.
 */
export async function bench({ isShort }) {
  const data = mkdtempSync(join(tmpdir(), 'goodword-bench-'))
  const rounds = isShort ? 1 : 3
  const seconds = isShort ? 1 : 4
  const keys = JSON.parse(run('init', '--data', data, '--name', 'Bench', '--test', '--json'))
  const server = spawn(process.execPath, [CLI, 'serve', '--data', data, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const url = await firstUrl(server)
    console.log(`ingest: PGlite, ${rounds} round(s) of ${seconds} s, Node ${process.version}`)
    console.log('events/request  connections  events/s   p50 ms   p99 ms')
    for (const [perRequest, connections] of [
      [1, 64],
      [20, 16],
    ]) {
      const results = []
      for (let round = 0; round < rounds; round++) {
        results.push(await load({ url, key: keys.publishableKey, perRequest, connections, seconds }))
      }
      const { rate, p50, p99 } = results.sort((a, b) => a.rate - b.rate)[Math.floor(rounds / 2)]
      console.log(
        [perRequest, connections, Math.round(rate), p50.toFixed(1), p99.toFixed(1)]
          .map((cell) => String(cell).padStart(11))
          .join(' '),
      )
    }
  } finally {
    server.kill('SIGTERM')
    await new Promise((resolve) => server.once('exit', resolve))
    rmSync(data, { recursive: true, force: true })
  }
}

/** Sends clicks over a fixed number of connections for a while; every answer must be a 202 that accepts all. */
async function load({ url, key, perRequest, connections, seconds }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times = []
  const until = performance.now() + seconds * 1000
  const started = performance.now()
  let accepted = 0
  const connection = async () => {
    while (performance.now() < until) {
      const sent = performance.now()
      const answer = await post(agent, `${url}/v1/events`, JSON.stringify({ key, events: clicks(perRequest) }))
      times.push(performance.now() - sent)
      if (answer.accepted !== perRequest) throw new Error(`Not all events were accepted: ${JSON.stringify(answer)}`)
      accepted += answer.accepted
    }
  }
  await Promise.all(Array.from({ length: connections }, connection))
  const elapsed = (performance.now() - started) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const quantile = (q) => times[Math.min(times.length - 1, Math.floor(q * times.length))]
  return { rate: accepted / elapsed, p50: quantile(0.5), p99: quantile(0.99) }
}

let made = 0

function clicks(count) {
  return Array.from({ length: count }, () => {
    const id = `b${process.pid}-${made++}`
    const at = Date.now()
    return { id: `click:${id}`, type: 'click', at, visit: { id, code: `code${made % 1000}`, at } }
  })
}

function post(agent, url, body) {
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers: { 'content-type': 'text/plain' } }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => (text += chunk))
      response.on('end', () => {
        if (response.statusCode === 202) resolve(JSON.parse(text))
        else reject(new Error(`The server answered ${response.statusCode}: ${text}`))
      })
    })
    call.on('error', reject)
    call.end(body)
  })
}

function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`goodword ${args[0]} ended with ${status}: ${stderr}`)
  return stdout
}

function firstUrl(server) {
  return new Promise((resolve, reject) => {
    let text = ''
    server.stdout.on('data', (chunk) => {
      text += chunk
      const url = text.match(/http:\/\/[^\s"]+/)?.[0]
      if (url) resolve(url.replace(/\/$/, ''))
    })
    server.once('exit', (code) => reject(new Error(`goodword serve ended with ${code}`)))
  })
}
