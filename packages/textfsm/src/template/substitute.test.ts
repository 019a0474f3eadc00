import { expect, it } from 'vitest'
import { substitute } from './substitute.ts'

const context = {
  substitutes: new Map([
    ['A', '(a)'],
    ['a_1', '(1)'],
  ]),
  fault: (reason: string) => new Error(reason),
}

it.each([
  ['^$A', '^(a)'],
  [`^\${A}B`, '^(a)B'],
  ['$a_1-', '(1)-'],
  ['x$$', 'x$'],
  ['$$$$A', '$$A'],
  ['$$A', '$A'],
  [`$$\${A}`, '$(a)'],
])('puts values into %s', (text, expression) => {
  expect(substitute(text, context)).toBe(expression)
})

it.each([
  ['$', 'a lone $'],
  ['a$)', 'a lone $'],
  [`\${A`, 'a lone $'],
  [`\${}`, 'a lone $'],
  ['$é', 'a lone $'],
  ['$AB', 'no Value is named AB ($AB); did you mean A?'],
  [`\${zzz}`, 'declare it, or write $$ for the end of the line'],
])('refuses %s', (text, reason) => {
  expect(() => substitute(text, context)).toThrow(reason)
})
