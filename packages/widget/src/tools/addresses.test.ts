import { expect, test } from 'vitest'
import { readAddresses } from './addresses.ts'

test.each([
  ['a@b.example, c@d.example;e@f.example g@h.example\ni@j.example', 5],
  ['a@b.example، c@d.example', 2],
  ['Mara Lind <mara@mail.example>, "Doe, Jo" <jo@mail.example>', 2],
  ['Mara <mara@mail.example> Jo <jo@mail.example>', 2],
  ['  ,, \n ;', 0],
])('%j holds %i addresses and nothing else', (text, count) => {
  const { valid, invalid } = readAddresses(text)
  expect(valid).toHaveLength(count)
  expect(invalid).toEqual([])
})

test('an address that comes twice, in whatever letters, is one', () => {
  expect(readAddresses('A@b.example a@B.example').valid).toHaveLength(1)
})

test('what cannot be an address is told apart', () => {
  expect(readAddresses('mara@mail, jo@mail.example, <nobody>')).toEqual({
    valid: ['jo@mail.example'],
    invalid: ['mara@mail', '<nobody>'],
  })
})
