/** @jsxImportSource preact */
import { createElement, type ComponentChild } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { loadText } from '../messages/load.ts'
import type { Messages, PartName } from '../messages/messages.ts'
import type { Text } from '../messages/text.ts'
import { base } from '../theme/base.ts'
import { tokens } from '../theme/tokens.ts'
import { until } from './until.ts'

/** What every element can be rendered with. */
export interface RenderOptions {
  /** BCP 47. Default `en`: that of the page is not known here. */
  locale?: string
  /** `auto` and nothing paint light, until the element has seen the page around it. */
  theme?: 'light' | 'dark' | 'auto'
  /** Texts of one's own, as those that the element will have. */
  messages?: Partial<Messages>
  /** The page's, where a content security policy names one for styles. */
  nonce?: string
  /** More attributes of the element: `id`, `class`, `token`, … */
  attributes?: Readonly<Record<string, string>>
}

/** What stands in the element, and what it is drawn with. */
export interface Drawing {
  text: Text
  css: string
  /** The owner's variables, by their names without the prefix. */
  variables?: Readonly<Record<string, string>>
  /** `null`: nothing, and the element is empty. */
  content: ComponentChild
}

/** The texts of a language with those of some parts, however long they take. */
export async function textFor(options: RenderOptions, ...parts: PartName[]): Promise<Text> {
  const text = await loadText(options.locale ?? 'en', options.messages)
  return until(() => text.with(...parts))
}

/** An element with its shadow root in HTML, which browsers paint before any script has arrived. */
export function renderElement(name: string, options: RenderOptions, drawing: Drawing): string {
  const { locale, theme, nonce, attributes } = options
  const { text, css, variables = {}, content } = drawing
  const { locale: lang, dir } = text.messages
  const styles = tokens + base + css + hostRule(variables)
  const shadow = content && (
    <template shadowrootmode="open">
      <style nonce={nonce} dangerouslySetInnerHTML={{ __html: styles }} />
      <div class="root" lang={lang} dir={dir as 'ltr' | 'rtl'} data-scheme={theme === 'dark' ? 'dark' : 'light'}>
        {content}
      </div>
    </template>
  )
  return renderToString(createElement(name, { ...attributes, locale, theme }, shadow))
}

/** The last rule, so that a value which ends it too early ends nothing else; one that could end more is not taken. */
function hostRule(variables: Readonly<Record<string, string>>): string {
  const declarations = Object.entries(variables)
    .filter(([name, value]) => /^[a-z-]+$/.test(name) && !/[;{}<>\\]/.test(value))
    .map(([name, value]) => `--goodword-${name}:${value}`)
  return declarations.length ? `\n:host { ${declarations.join(';')} }` : ''
}
