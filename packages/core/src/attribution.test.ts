import { expect, test } from 'vitest'
import { creditedTouch, DAY_MS, isInWindow } from './attribution.ts'

const touch = (id: string, at: number, receivedAt = at) => ({ id, at, receivedAt })
const touches = [touch('a', 0), touch('b', DAY_MS), touch('c', 2 * DAY_MS)]

test('a window is half open', () => {
  expect(isInWindow(0, 1, 0)).toBe(true)
  expect(isInWindow(0, 1, DAY_MS - 1)).toBe(true)
  expect(isInWindow(0, 1, DAY_MS)).toBe(false)
  expect(isInWindow(1, 1, 0)).toBe(false)
})

test('credits the last or the first touch inside the window', () => {
  const at = 2 * DAY_MS + 1
  expect(creditedTouch(touches, { at, windowDays: 90, model: 'last' })?.id).toBe('c')
  expect(creditedTouch(touches, { at, windowDays: 90, model: 'first' })?.id).toBe('a')
  expect(creditedTouch(touches, { at, windowDays: 2, model: 'first' })?.id).toBe('b')
  expect(creditedTouch(touches, { at: 200 * DAY_MS, windowDays: 90, model: 'last' })).toBeNull()
})

test('breaks ties by receipt, then by id, whatever the order of arrival', () => {
  const tied = [touch('x', 5, 9), touch('y', 5, 7), touch('z', 5, 9)]
  for (const order of [tied, [...tied].reverse()]) {
    expect(creditedTouch(order, { at: 6, windowDays: 1, model: 'last' })?.id).toBe('z')
    expect(creditedTouch(order, { at: 6, windowDays: 1, model: 'first' })?.id).toBe('y')
  }
})
