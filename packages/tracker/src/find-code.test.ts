import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findCode, type List } from './find-code.ts'

const find = (href: string, params: List = 'ref,via', deny?: List) => findCode(href, params, deny)

test.for<[string, string | undefined]>([
  ['https://x.example/?via=b&ref=a', 'a'],
  ['https://x.example/?ref=%3Cscript%3E&ref=ok&via=b', 'ok'],
  ['https://x.example/?ref=&via=b', 'b'],
  ['https://x.example/#/plans?ref=hash', 'hash'],
  ['https://x.example/?ref=query#/plans?ref=hash', 'query'],
  ['https://x.example/?ref=%E0%A4%A', undefined],
  [`https://x.example/?ref=${'x'.repeat(5000)}`, undefined],
  ['https://x.example/?ref=a;max-age=0', undefined],
  ['https://x.example/ref=a', undefined],
])('finds in %s the code %s', ([href, code]) => expect(find(href)).toBe(code))

test.for<List>(['producthunt, *.ghost.io', ['producthunt', '*.ghost.io'], ' PRODUCTHUNT\n*.ghost.io '])(
  'passes over values denied by %o, in either case',
  (deny) => {
    expect(find('https://x.example/?ref=ProductHunt&ref=blog.ghost.io&via=ada', undefined, deny)).toBe('ada')
  },
)

test.for<List | undefined>([undefined, '', [], '*.ghost.io', 'a(b', '[', '(?', '\\', '+', '^$|', 'ada.', 'ad'])(
  'finds a code that is not denied by %o',
  (deny) => expect(find('https://x.example/?ref=ada', undefined, deny)).toBe('ada'),
)

test('never throws, whatever the lists and the address', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(text, text, text, (query, params, deny) => {
      const code = find(`https://x.example/?${query}`, params, deny)
      expect(code ?? 'none').toMatch(/^[\w-]{1,64}$/)
    }),
  )
})

test('looks at the chosen parameters only', () => {
  for (const params of [['p'], 'p', ' p ,q']) expect(find('https://x.example/?ref=a&p=b', params)).toBe('b')
})
