import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from './folder-lock.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'goodword-lock-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const leave = (pid: number | string) => writeFileSync(join(folder, 'server.pid'), `${pid}\n`)

test('keeps others out until it is released', () => {
  const unlock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(`data directory is locked by pid ${process.pid}`)
  unlock()
  unlock()
  lockFolder(folder)()
  expect(readdirSync(folder)).toEqual([])
})

test('respects a process that lives', () => {
  leave(process.ppid)
  expect(() => lockFolder(folder)).toThrow(`data directory is locked by pid ${process.ppid}`)
})

test('takes over what a dead process left, whatever it wrote', () => {
  for (const left of [spawnSync(process.execPath, ['-e', '']).pid, '', 'nonsense']) {
    leave(left)
    lockFolder(folder)()
  }
})

test('takes over a leftover with its own number, as a restarted container finds it', () => {
  leave(process.pid)
  lockFolder(folder)()
})
