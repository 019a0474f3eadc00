import { homedir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { expandHome } from './expand-home.ts'

it('expandHome puts the home folder in the place of ~ at the start, and nowhere else', () => {
  expect(expandHome('~')).toBe(homedir())
  expect(expandHome('~/a/b')).toBe(join(homedir(), 'a/b'))
  for (const path of ['~other/a', 'a/~/b', '/a', '', 'a']) expect(expandHome(path), path).toBe(path)
})
