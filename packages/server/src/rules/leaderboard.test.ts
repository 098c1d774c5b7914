import { expect, test } from 'vitest'
import { rankPartners, type Standing } from './leaderboard.ts'

const standing = (partnerId: string, friends: number, more: Partial<Standing> = {}): Standing => ({
  partnerId,
  name: partnerId.toUpperCase(),
  isListed: true,
  friends,
  ...more,
})

test('gives equals one rank, in the order of their ids', () => {
  const rows = rankPartners([standing('d', 1), standing('c', 2), standing('b', 5), standing('a', 5)], 'nobody')
  expect(rows.map(({ rank, name }) => [rank, name])).toEqual([
    [1, 'A'],
    [1, 'B'],
    [3, 'C'],
    [4, 'D'],
  ])
})

test('shows ten, and the reader wherever he stands', () => {
  const many = Array.from({ length: 14 }, (_, index) => standing(`p${10 + index}`, 100 - index))
  expect(rankPartners(many, 'nobody')).toHaveLength(10)
  const rows = rankPartners(many, 'p22')
  expect(rows).toHaveLength(11)
  expect(rows[10]).toEqual({ rank: 13, name: 'P22', friends: 88, isMe: true })
  expect(rankPartners(many, 'p12').filter((row) => row.isMe)).toMatchObject([{ rank: 3 }])
})

test('names nobody who has not agreed, except to himself', () => {
  const both = [standing('a', 2, { isListed: false }), standing('b', 1, { isListed: false })]
  expect(rankPartners(both, 'b').map((row) => row.name)).toEqual([null, 'B'])
})
