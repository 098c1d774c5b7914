import { expect, test } from 'vitest'
import { findCode } from './find-code.ts'

const find = (href: string, params = ['ref', 'via'], deny: string[] = []) => findCode(href, params, deny)

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

test('passes over denied values in either case', () => {
  const href = 'https://x.example/?ref=ProductHunt&ref=blog.ghost.io&via=ada'
  expect(find(href, undefined, ['producthunt', '*.ghost.io'])).toBe('ada')
})

test('looks at the chosen parameters only', () => {
  expect(find('https://x.example/?ref=a&p=b', ['p'])).toBe('b')
})
