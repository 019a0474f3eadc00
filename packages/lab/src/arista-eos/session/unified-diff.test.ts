import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { unifiedDiff } from './unified-diff.ts'

const before = 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn\n'

it('says nothing about texts that are the same', () => {
  expect(unifiedDiff(before, before, ['one', 'two'])).toBe('')
})

it.each([
  ['a changed line', before.replace('g', 'G')],
  ['lines at both ends', `${before.replace('a', 'A')}o\n`],
  ['lines that went', before.replace('c\nd\n', '').replace('m\n', '')],
  ['lines that came', before.replace('h\n', 'h\nnew\nnewer\n')],
  ['everything', 'x\n'],
])('writes %s as diff -u does', (_name, after) => {
  const folder = mkdtempSync(join(tmpdir(), 'diff-'))
  writeFileSync(join(folder, 'one'), before)
  writeFileSync(join(folder, 'two'), after)
  const { stdout } = spawnSync(
    '/usr/bin/env',
    ['diff', '-u', '--label', 'one', '--label', 'two', 'one', 'two'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  )
  rmSync(folder, { recursive: true })
  // diff leaves out the length of a hunk of one line
  const spelled = stdout.replace(/^@@.*@@$/gm, (line) => line.replace(/([-+]\d+)(?= )/g, '$1,1'))
  expect(unifiedDiff(before, after, ['one', 'two'])).toBe(spelled)
})
