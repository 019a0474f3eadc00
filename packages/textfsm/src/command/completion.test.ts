import { expect, it } from 'vitest'
import { expandCompletions } from './completion.ts'

it.each([
  ['sh[[ow]]', 'sh(o(w)?)?'],
  ['sh[[ow]] ver[[sion]]', 'sh(o(w)?)? ver(s(i(o(n)?)?)?)?'],
  ['[[a]][[b]]', '(a)?(b)?'],
  ['show (a|b)', 'show (a|b)'],
  ['show [ab]', 'show [ab]'],
  ['show [[]]', 'show [[]]'],
])('makes an expression of %s', (command, expression) => {
  expect(expandCompletions(command)).toBe(expression)
})
