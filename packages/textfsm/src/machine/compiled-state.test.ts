import { expect, it } from 'vitest'
import { readTemplate } from '../template/read-template.ts'
import { compileStates, rulesFor } from './compiled-state.ts'

const rules = ['lag', '\\s+lag', '\\s*\\d', '\\s+$$', '.*x', '(?:a|)', '$$', '\\S']
const text = `Value A (a)\n\nStart\n${rules.map((rule) => `  ^${rule}\n`).join('')}`
const { states, values } = readTemplate(text, 'test')
const start = compileStates(states, values).get('Start')

it.each([
  'lag',
  '  lag',
  ' 7',
  '7',
  '  ',
  '',
  '\u00a0lag',
  ' \u00a0lag',
  ' \u00a0',
  ' \tlag',
  '\tx',
  'ä',
  ' ä',
  'b',
])('leaves out no rule that matches %j', (line) => {
  if (start === undefined) throw new Error('the template has a state Start')
  const tried = rulesFor(start, line).map(({ match }) => match)
  const matching = start.rules.filter(({ pattern }) => pattern.match(line, false) !== null)
  expect(tried).toEqual(expect.arrayContaining(matching.map(({ match }) => match)))
})

it('leaves out rules that the first character rules out', () => {
  if (start === undefined) throw new Error('the template has a state Start')
  expect(rulesFor(start, '  lag').map(({ match }) => match)).toEqual([
    '^\\s+lag',
    '^.*x',
    '^(?:a|)',
  ])
})
