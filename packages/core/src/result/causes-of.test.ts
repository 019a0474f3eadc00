import { expect, it } from 'vitest'
import { causesOf } from './causes-of.ts'
import { errorToJson } from './result-json.ts'

it('ends where causes go round in a circle, or are no errors', () => {
  const inner = new Error('inner', { cause: 'text' })
  const outer = new Error('outer', { cause: inner })
  expect([...causesOf(outer)]).toEqual([outer, inner])
  inner.cause = outer
  expect([...causesOf(outer)]).toEqual([outer, inner])
  expect(errorToJson(outer)).toEqual({
    name: 'Error',
    message: 'outer',
    cause: { name: 'Error', message: 'inner' },
  })
  expect([...causesOf(undefined)]).toEqual([])
})
