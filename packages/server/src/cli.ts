import { parseArgs } from 'node:util'
import { CliError } from './cli/cli-error.ts'
import { doctor } from './cli/doctor.ts'
import { HELP } from './cli/help.ts'
import { init } from './cli/init.ts'
import { serve } from './cli/serve.ts'
import { readEnvironment } from './node.ts'

const DATA = { type: 'string', default: '.goodword' } as const

const INIT_OPTIONS = {
  data: DATA,
  name: { type: 'string' },
  currency: { type: 'string' },
  'time-zone': { type: 'string' },
  origin: { type: 'string', multiple: true },
  test: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

const SERVE_OPTIONS = {
  data: DATA,
  port: { type: 'string', default: '4100' },
  host: { type: 'string' },
  'test-clock': { type: 'boolean', default: false },
  'trust-proxy': { type: 'boolean', default: false },
} as const

const DOCTOR_OPTIONS = { json: { type: 'boolean', default: false } } as const

async function run([command = 'help', ...args]: string[]): Promise<void> {
  if ([command, ...args].some((arg) => arg === '--help' || arg === '-h')) return console.log(HELP)
  if (command === 'init') return runInit(args)
  if (command === 'serve') return runServe(args)
  if (command === 'doctor') return runDoctor(args)
  if (command === 'help') return console.log(HELP)
  throw new CliError(`there is no command "${command}"; see goodword help`)
}

async function runInit(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: INIT_OPTIONS })
  if (!values.name) throw new CliError('init needs --name')
  const keys = await init(
    { databaseUrl: readEnvironment().databaseUrl, folder: values.data },
    {
      name: values.name,
      currency: values.currency,
      timeZone: values['time-zone'],
      origins: values.origin,
      test: values.test,
    },
  )
  if (values.json) return console.log(JSON.stringify(keys))
  console.log(`program          ${keys.program}
publishable key  ${keys.publishableKey}   (for the page)
secret key       ${keys.secretKey}   (for your server; shown only now)
signing secret   ${keys.signingSecret}   (for your server; signs partner tokens)`)
}

async function runServe(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: SERVE_OPTIONS })
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new CliError(`--port: ${values.port} is not a port`)
  await serve({
    folder: values.data,
    port,
    host: values.host,
    testClock: values['test-clock'],
    trustProxy: values['trust-proxy'],
  })
}

async function runDoctor(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, options: DOCTOR_OPTIONS, allowPositionals: true })
  if (positionals.length !== 1) throw new CliError('doctor needs one address of a page', 2)
  process.exitCode = await doctor(positionals[0]!, values)
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const { code = '', message } = error as { code?: string; message: string }
  const isOurs = error instanceof CliError || code.startsWith('ERR_PARSE_ARGS')
  console.error(isOurs ? message : error)
  process.exitCode = error instanceof CliError ? error.exitCode : 1
})
