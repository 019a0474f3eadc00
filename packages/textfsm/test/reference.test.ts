import fc from 'fast-check'
import { expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import {
  parseTemplate,
  StateError,
  type TemplateError,
  type TemplatePatternError,
} from '../src/index.ts'
import { groupsOfEmptyRounds } from '../src/regex/capture-loss.ts'
import { LinePattern } from '../src/regex/line-pattern.ts'
import { readRegex } from '../src/regex/read-regex.ts'
import { brokenTemplate, line, output, pattern, template } from './generated.ts'
import { askPatterns, askTemplates } from './reference.ts'

/** The same questions in each run. */
const seed = 20_261_129
const sample = <Value>(values: fc.Arbitrary<Value>, numRuns: number) =>
  fc.sample(values, { seed, numRuns })

describeWith(['textfsm'], 'the reference', () => {
  it('matches lines as regular expressions here do, and refuses the same', async () => {
    const questions = sample(
      fc.record({ pattern, lines: fc.array(line, { minLength: 8, maxLength: 8 }) }),
      4_000,
    ).filter(({ pattern }) => isFaithful(pattern))
    const answers = await askPatterns(questions)
    let matches = 0
    for (const [at, { pattern, lines }] of questions.entries()) {
      const answer = answers[at]
      const here = capturesOf(pattern, lines)
      expect(here, pattern).toEqual(answer?.answers)
      matches += here?.filter((captures) => captures !== null).length ?? 0
    }
    expect(matches).toBeGreaterThan(1_000)
  })

  it('gives the same rows, and calls the same lines errors', async () => {
    const questions = sample(
      fc.record({ template, outputs: fc.array(output, { minLength: 6, maxLength: 6 }) }),
      1_500,
    )
    const answers = await askTemplates(questions)
    let rows = 0
    for (const [at, { template, outputs }] of questions.entries()) {
      const answer = answers[at]
      if (answer?.refused !== undefined) continue
      const read = parseTemplate(template)
      expect(read.values.map(({ name }) => name)).toEqual(answer?.header)
      for (const [index, text] of outputs.entries()) {
        const expected = answer?.answers?.[index]
        if (expected?.failed === true) continue
        const here = rowsOf(() => read.parse(text).rows)
        expect(here, `${template}\n${JSON.stringify(text)}`).toEqual(expected)
        rows += here.rows?.length ?? 0
      }
    }
    expect(rows).toBeGreaterThan(1_000)
  })

  it('refuses the same templates, in the same line', async () => {
    const questions = sample(
      fc.record({ template: brokenTemplate, outputs: fc.constant([]) }),
      4_000,
    )
    const answers = await askTemplates(questions)
    let refused = 0
    for (const [at, { template }] of questions.entries()) {
      const line = answers[at]?.refused?.line
      if (dependsOnVersion(template)) continue
      const here = refusalOf(template)
      // For what is wrong with the whole, the reference names no line.
      const expected = line === null ? { line: here?.line } : line && { line }
      expect(here, template).toEqual(expected)
      if (line !== undefined) refused += 1
    }
    expect(refused).toBeGreaterThan(500)
  })
})

/** Older versions ask for as many opening as closing brackets in a value, whether they are escaped or not. */
function dependsOnVersion(template: string): boolean {
  const values = template.split('\n').filter((line) => line.startsWith('Value '))
  return values.some((value) => value.split('(').length !== value.split(')').length)
}

/** Whether it can be done here as Python does it, or is refused by both. */
function isFaithful(pattern: string): boolean {
  try {
    new LinePattern(pattern)
    return groupsOfEmptyRounds(readRegex(pattern).root).length === 0
  } catch (error) {
    return !/cannot be done/.test((error as Error).message)
  }
}

function capturesOf(pattern: string, lines: readonly string[]) {
  let expression: LinePattern
  try {
    expression = new LinePattern(pattern)
  } catch {
    return undefined
  }
  return lines.map((line) => {
    const captures = expression.match(line, false)
    return captures && Array.from(captures, (capture) => capture ?? null)
  })
}

function rowsOf<Rows>(parse: () => Rows): { rows?: Rows; ruleLine?: number } {
  try {
    return { rows: parse() }
  } catch (error) {
    if (!(error instanceof StateError)) throw error
    return { ruleLine: error.ruleLine }
  }
}

function refusalOf(template: string): { line: number | undefined } | undefined {
  try {
    parseTemplate(template)
    return undefined
  } catch (error) {
    return { line: (error as TemplateError | TemplatePatternError).line }
  }
}
