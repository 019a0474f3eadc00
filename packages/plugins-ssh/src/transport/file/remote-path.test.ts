import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fileName, pathProblem, shellWord } from './remote-path.ts'

const paths = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 40 })
  .filter((path) => pathProblem(path) === undefined)

it('a shell takes every path as one literal word', () => {
  fc.assert(
    fc.property(fc.array(paths, { minLength: 50, maxLength: 50 }), (all) => {
      const script = `printf '%s\\n' ${all.map(shellWord).join(' ')}`
      const words = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\n')
      const literal = all.map((path) => Buffer.from(path).toString())
      expect(words.slice(0, -1)).toEqual(
        literal.map((path) => (path.startsWith('-') ? `./${path}` : path)),
      )
    }),
    { numRuns: 20 },
  )
})

it('quotes nothing that needs no quotes: the command line of many a device knows none', () => {
  for (const path of ['flash:/c2960-15.2.bin', 'bootflash:image', '/var/tmp/a_b+c', 'cf3:\\x']) {
    expect(shellWord(path)).toBe(path.includes('\\') ? `'${path}'` : path)
  }
})

it.each([
  ['flash:/images/x.bin', 'x.bin'],
  ['flash:x.bin', 'x.bin'],
  ['/x', 'x'],
  ['x', 'x'],
  ['flash:', 'file'],
])('the name in %j is %j', (path, name) => {
  expect(fileName(path)).toBe(name)
})

it.each(['', 'a\n', 'a\rb', '\0', 'a\tb', '\u007f', 'a/'])('the path %j is refused', (path) => {
  expect(pathProblem(path)).toEqual(expect.any(String))
})
