import { expect, it } from 'vitest'
import { checkAnswers, checkConfigurations, checkText } from './check-answers.ts'

const expected = { 'show clock': 'It is 12 at {host}', 'show it': 'a\nb' }

it('takes answers that are whole, whatever blank lines stand around them', () => {
  checkAnswers({ r1: ['It is 12 at r1', '\r\na\r\nb\n\n'] }, expected, ['r1'])
})

it.each([
  ['of another host', { r1: ['It is 12 at r2', 'a\nb'] }],
  ['with a prompt', { r1: ['It is 12 at r1', 'a\nb\nr1#'] }],
  ['too few', { r1: ['It is 12 at r1'] }],
  ['of no host', {}],
])('refuses answers: %s', (_what, answers) => {
  expect(() => checkAnswers(answers, expected, ['r1'])).toThrow()
})

it('finds the lines of all hosts in one text, and one that is missing', () => {
  const text = 'It is 12 at r2\r\nIt is 12 at r1\na\nb\na\nb\n'
  checkText(text, expected, ['r1', 'r2'])
  expect(() => checkText(text.replace('at r1', 'at r3'), expected, ['r1', 'r2'])).toThrow()
})

it('wants each line in the running and in the saved configuration', () => {
  const running = 'interface Loopback1\n description x'
  checkConfigurations({ r1: { running, startup: running } }, [' description x'], ['r1'])
  expect(() =>
    checkConfigurations({ r1: { running, startup: '' } }, [' description x'], ['r1']),
  ).toThrow('startup')
  expect(() => checkConfigurations({}, [' description x'], ['r1'])).toThrow('r1')
})
