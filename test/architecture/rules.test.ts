import ts from 'typescript'
import { expect, it } from 'vitest'
import { findCycle } from './cycle.ts'
import { forbiddenExports } from './forbidden-exports.ts'
import { isBurglary } from './front-door.ts'

const parse = (code: string) => ts.createSourceFile('a.ts', code, ts.ScriptTarget.Latest)

it('finds a cycle, and only a cycle', () => {
  expect(findCycle({ a: ['b', 'c'], b: ['c'], c: [] })).toBeUndefined()
  expect(findCycle({ a: ['b'], b: ['c'], c: ['b'] })).toEqual(['b', 'c', 'b'])
})

it.each([
  ['export default 1', ['default export']],
  ['export default function run() {}', ['default export']],
  ["export * from './b.ts'", ['export *']],
  ["export * as b from './b.ts'", ['export *']],
  ["export { b } from './b.ts'", ['re-export']],
  ['const b = 1; export { b }', []],
])('judges %s', (code, found) => {
  expect(forbiddenExports(parse(code), false)).toEqual(found)
})

it('lets the front door re-export by name', () => {
  expect(forbiddenExports(parse("export { b } from './b.ts'"), true)).toEqual([])
})

it.each([
  ['packages/core/src/run/run.ts', '../result/result.ts', false],
  ['packages/core/src/run/run.ts', '../../../kernel/src/index.ts', true],
  ['packages/core/src/run/run.ts', '@nornir-ts/kernel', false],
  ['packages/core/src/run/run.ts', '@nornir-ts/kernel/testing', false],
  ['packages/core/src/run/run.ts', '@nornir-ts/kernel/src/index.ts', true],
  ['packages/core/src/run/run.test.ts', '../../../../test/servers/sshd.ts', false],
  ['packages/core/src/run/run.ts', '../../../../test/servers/sshd.ts', true],
])('judges the import in %s of %s', (path, specifier, burglary) => {
  expect(isBurglary(path, specifier)).toBe(burglary)
})
