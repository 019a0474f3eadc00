import assert from 'node:assert/strict'
import type { Configurations } from '../network/device-farm.ts'
import type { ShowAnswers } from './show-answers.ts'

/** What contenders print: what each host answered, in the order of the commands. */
export interface PrintedAnswers {
  /** By host. */
  readonly answers: Readonly<Record<string, readonly string[]>>
  /** What the contender measured itself. */
  readonly figures: Readonly<Record<string, number>>
}

const answerOf = (text: string, host: string) => text.replaceAll('{host}', host)

/**
 * Throws unless every host gave every answer whole, without echo and prompt. Blank lines around it do not
 * count: peers cut them off.
 */
export function checkAnswers(
  printed: PrintedAnswers['answers'],
  expected: ShowAnswers,
  hosts: readonly string[],
): void {
  assert.deepEqual(Object.keys(printed).sort(), [...hosts].sort())
  for (const host of hosts) {
    const answers = Object.values(expected).map((text) => answerOf(text, host))
    const came = printed[host]?.map((text) => text.trim().replaceAll('\r\n', '\n'))
    assert.deepEqual(came, answers, host)
  }
}

/** The same for the answers of many hosts in one text, in any order, to one command. */
export function checkText(text: string, expected: ShowAnswers, hosts: readonly string[]): void {
  const all = hosts.flatMap((host) => Object.values(expected).map((one) => answerOf(one, host)))
  assert.deepEqual(linesOf(text), linesOf(all.join('\n')))
}

const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .sort()

/** Throws unless every device runs the lines and has saved them. */
export function checkConfigurations(
  configurations: Configurations,
  lines: readonly string[],
  hosts: readonly string[],
): void {
  for (const host of hosts) {
    for (const [kind, text] of Object.entries(configurations[host] ?? { none: '' })) {
      const stored = new Set(text.split('\n').map((line) => line.trim()))
      const lost = lines.filter((line) => !stored.has(line.trim()))
      assert.deepEqual(lost, [], `${host}, ${kind} configuration`)
    }
  }
}
