import { build } from 'esbuild'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const HERE = fileURLToPath(new URL('.', import.meta.url))

/**
 * Something that a page shows its visitor, of the bench.
 *
 * @typedef {object} Panel
 * @property {string} name Of its package.
 * @property {string} version
 * @property {string} what What is seen when it is ready.
 * @property {string} ready A selector that is visible then; shadow roots are looked into.
 * @property {string} [text] What is written in it then.
 * @property {string | null} source What is bundled, by the package's own documentation; `null`: files of our own server.
 * @property {Record<string, string>} [answers] What its backend says, by the end of the URL; JSON.
 */

/** Ours first. */
export function loadPanels() {
  return Promise.all([goodword, chainvine, sentry, reactShare].map(load))
}

async function load(panel) {
  const source = panel.entry ? await bundle(panel) : null
  return { ...panel, version: versionOf(panel.name), source }
}

/** Doorways need not show their manifest, so the folder is looked for. */
function folderOf(name) {
  const found = require.resolve.paths(name).find((folder) => existsSync(join(folder, name, 'package.json')))
  if (!found) throw new Error(`${name} is not installed: run "npx pnpm@12 install".`)
  return join(found, name)
}

const versionOf = (name) => JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')).version

async function bundle({ entry: contents, alias = {} }) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: HERE, loader: 'jsx' },
    bundle: true,
    alias,
    minify: true,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
  })
  return outputFiles[0].text
}

const goodword = {
  name: '@goodword/embed',
  what: 'both rewards, the link, the ways to send it',
  ready: '[part~=copy]',
}

/** Its published bundle holds antd; React 18 is what it asks for. Its campaign has nothing in it. */
const chainvine = {
  name: '@chainvine/widget',
  what: 'a panel that asks to join the program',
  ready: '.ant-modal-content button, .ant-drawer-content button, button',
  text: 'Join Referral Program',
  alias: { react: folderOf('react18'), 'react-dom': folderOf('react-dom18') },
  answers: { '/users': '{"id":"u1"}', '': '{"id":"ABC123","campaign_id":"ABC123","name":"Bench","rewards":[]}' },
  entry: `
    import { createRoot } from 'react-dom/client'
    import { ChainvineWidget } from '@chainvine/widget'
    createRoot(document.getElementById('root')).render(
      <ChainvineWidget isOpen={true} userIdentifier="u_17" identifierType="externalId" campaignId="ABC123"
        clientConfig={{ testMode: true }} onClose={() => {}} />)`,
}

/** No referral program: the form of a well-known small widget, which is drawn with Preact in a shadow root as ours is. */
const sentry = {
  name: '@sentry/browser',
  what: 'a form for feedback, no referral program',
  ready: 'dialog form button[type=submit]',
  entry: `
    import { init, feedbackIntegration } from '@sentry/browser'
    const feedback = feedbackIntegration({ autoInject: false })
    init({ dsn: 'https://key@sentry.example/1', integrations: [feedback], defaultIntegrations: false })
    feedback.createForm().then((form) => { form.appendToDom(); form.open() })`,
}

/** Buttons alone: no link to copy, no figures, no backend. */
const reactShare = {
  name: 'react-share',
  what: 'six buttons to share a link, nothing else',
  ready: 'button:nth-of-type(6)',
  entry: `
    import { createRoot } from 'react-dom/client'
    import * as share from 'react-share'
    const names = ['Whatsapp', 'Email', 'Telegram', 'Twitter', 'Facebook', 'Reddit']
    const url = 'https://shop.example/?ref=k7mq'
    createRoot(document.getElementById('root')).render(names.map((name) => {
      const Button = share[name + 'ShareButton'], Icon = share[name + 'Icon']
      return <Button key={name} url={url}><Icon size={40} round /></Button>
    }))`,
}
