import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { output, template } from '../../test/generated.ts'
import { StateError } from '../error/state-error.ts'
import { TemplateError } from '../error/template-error.ts'
import { TemplatePatternError } from '../error/template-pattern-error.ts'
import { TooCostlyError } from '../error/too-costly-error.ts'
import type { Table } from '../table/table.ts'
import type { Template } from '../template/template.ts'
import { parseTemplate } from './parse-template.ts'

/** A template of some values and rules of the state Start, each in a line. */
const templateOf = (values: readonly string[], ...rules: string[]) =>
  [
    ...values.map((value) => `Value ${value}`),
    '',
    'Start',
    ...rules.map((rule) => `  ^${rule}`),
    '',
  ].join('\n')
const rowsOf = (values: readonly string[], rules: readonly string[], text: string) =>
  parseTemplate(templateOf(values, ...rules)).parse(text).rows

describe('options of values', () => {
  it('leaves what did not match empty, and a row of nothing out', () => {
    const rules = ['a$A', 'b$B', '- -> Record']
    expect(rowsOf(['A (\\d)', 'B (\\d)'], rules, 'a1\n-\n-\nb2\n-\n')).toEqual([
      ['1', ''],
      ['', '2'],
    ])
  })

  it('records what is left at the end', () => {
    expect(rowsOf(['A (\\d)'], ['a$A'], 'a1')).toEqual([['1']])
  })

  it('fills down until all is cleared', () => {
    const rules = ['a$A', 'b$B -> Record', 'clear -> Clear', 'all -> Clearall']
    const text = 'a1\nb1\nb2\nclear\nb3\nall\nb4\n'
    expect(rowsOf(['Filldown A (\\d)', 'Required B (\\d)'], rules, text)).toEqual([
      ['1', '1'],
      ['1', '2'],
      ['1', '3'],
      ['', '4'],
    ])
  })

  it('fills up to the first row that has something', () => {
    const rules = ['b$B$$ -> Record', 'a$A b$B -> Record']
    const text = 'b1\na1 b2\nb3\nb4\na2 b5\n'
    expect(rowsOf(['Fillup A (\\d)', 'B (\\d)'], rules, text).map(([a]) => a)).toEqual([
      '1',
      '1',
      '2',
      '2',
      '2',
    ])
  })

  it('skips rows without what is required', () => {
    expect(
      rowsOf(['Required A (\\d)', 'B (\\d)'], ['b$B -> Record', 'a$A[b]$B -> Record'], 'b1\na1b2'),
    ).toEqual([['1', '2']])
  })

  it('collects a list, and begins a new one with each row', () => {
    expect(rowsOf(['List A (\\d)'], ['a$A', '- -> Record'], 'a1\na2\n-\na3\n')).toEqual([
      [['1', '2']],
      [['3']],
    ])
  })

  it('makes objects of groups with names in a list', () => {
    const values = ['List A ((?P<X>\\w+)=(?P<Y>\\d+)?)']
    expect(rowsOf(values, ['$A'], 'a=1\nb=\n')).toEqual([
      [
        [
          { X: 'a', Y: '1' },
          { X: 'b', Y: null },
        ],
      ],
    ])
  })

  it('keeps an item of a list that did not match as null', () => {
    expect(rowsOf(['List A (\\d)', 'B (\\w)'], ['x(?:$A|$B)'], 'x1\nxb')).toEqual([
      [['1', null], 'b'],
    ])
  })
})

describe('actions of rules', () => {
  it('goes on with the same line', () => {
    const rules = ['$A\\s -> Continue', '\\d\\s$B']
    expect(rowsOf(['A (\\d)', 'B (\\d)'], rules, '1 2')).toEqual([['1', '2']])
  })

  it('changes the state', () => {
    const text = `${templateOf(['A (\\d)'], 'go -> Two')}\nTwo\n  ^\${A} -> Record Start\n`
    expect(parseTemplate(text).parse('1\ngo\n2\n3\n').rows).toEqual([['2']])
  })

  it('records nothing at the end where the state EOF is there', () => {
    const text = `${templateOf(['A (\\d)'], '$A')}\nEOF\n`
    expect(parseTemplate(text).parse('1').rows).toEqual([])
  })

  it('ends at once with End, and with EOF after a last row', () => {
    expect(rowsOf(['A (\\d)'], ['e -> End', '$A'], '1\ne\n2')).toEqual([])
    expect(rowsOf(['A (\\d)'], ['e -> EOF', '$A'], '1\ne\n2')).toEqual([['1']])
  })

  it('says which line is an error, to which rule, and in which state', () => {
    const template = parseTemplate(templateOf(['A (\\d)'], '$A', '. -> Error "what is that"'), {
      name: 'digits',
    })
    expect(() => template.parse('1\nx\n')).toThrow(
      'Line 2 of the output is an error to rule ^. (digits:5, state Start): what is that: "x"',
    )
    expect(() => template.parse('x')).toThrow(StateError)
  })
})

describe('templates that are wrong', () => {
  const rule = '\nStart\n  ^x\n'
  it.each([
    ['', undefined, 'no state is named Start'],
    ['Foo\n', 1, 'a template begins with its values'],
    ['Value A (a)\nStart\n', 2, 'an empty line behind the last one'],
    ['Value A\n', 1, 'at least a name and an expression'],
    ['Value A a\n', 1, 'no option "A"'],
    ['Value List,List A (a)\n', 1, 'stands here twice'],
    ['Value Lost A (a)\n', 1, 'no option "Lost"'],
    ['Value A (a\n', 1, 'in brackets'],
    ['Value A (a\\)\n', 1, 'in brackets'],
    [`Value ${'A'.repeat(49)} (a)\n`, 1, 'at most 48'],
    [`Value A (a)\nValue A (b)\n${rule}`, 2, 'a second time'],
    ['Value A (a)\n\nSta rt\n', 3, 'the name of a state'],
    ['Value A (a)\n\nRecord\n', 3, 'is an action'],
    [`Value A (a)\n${rule}\nStart\n`, 6, 'a state Start already'],
    ['Value A (a)\n\nStart\n   ^x\n', 4, 'one or two spaces'],
    ['Value A (a)\n\nStart\n  ^x -> Nowhere\n', 4, 'no state is named Nowhere'],
    ['Value A (a)\n\nStart\n  ^x -> Stat\n', 4, 'did you mean Start?'],
    ['Value A (a)\n\nStart\n  ^x -> Continue Start\n', 4, 'cannot change to Start'],
    ['Value A (a)\n\nStart\n  ^x -> "no"\n', 4, 'only Error can have a message'],
    ['Value A (a)\n\nStart\n  ^x -> Next.Foo\n', 4, 'was not understood'],
    ['Value A (a)\n\nStart\n  ^x -> Continu\u2028e\n', 4, 'was not understood'],
    ['Value A (a)\n\nStart\n  ^$B\n', 4, 'no Value is named B'],
    ['Value A (a)\n\nStart\n  ^x$\n', 4, 'a lone $'],
    [`Value A (a)\n${rule}\nEnd\n  ^x\n`, 7, 'must be empty'],
    [`Value A (a)\n${rule}\nEOF\n  ^x\n`, 7, 'must be empty'],
    [`Value A (a)\n\ufeff\n${rule}`, 2, 'an empty line behind the last one'],
  ])('refuses %j in line %s', (text, line, reason) => {
    expect(() => parseTemplate(text)).toThrow(TemplateError)
    expect(() => parseTemplate(text)).toThrow(reason)
    expect(() => parseTemplate(text)).toThrow(expect.objectContaining({ line }))
  })

  it('says which expression is wrong, where, and why', () => {
    const read = () => parseTemplate(templateOf(['A (a)'], '$A**'), { name: 'x.textfsm' })
    expect(read).toThrow(TemplatePatternError)
    expect(read).toThrow('x.textfsm:4: *: a repetition is repeated (at 10 of ^(?P<A>a)**)')
  })

  it('takes the separators of ASCII for white space, as Python does', () => {
    expect(
      parseTemplate('Value A (a)\x1f\n\x1c\nStart\n\x1f# no\n  ^$A\x1d->\x1eRecord\n').parse('a')
        .rows,
    ).toEqual([['a']])
  })
})

const anyTemplate = template.filter((text) => {
  try {
    parseTemplate(text)
    return true
  } catch {
    return false
  }
})

/** The rows, or what is wrong with which line. */
function outcome(parse: () => Table) {
  try {
    return parse().rows
  } catch (error) {
    return { message: (error as Error).message }
  }
}

function inPieces(template: Template, pieces: readonly string[]): Table {
  const reader = template.reader()
  for (const piece of pieces) reader.write(piece)
  return reader.end()
}

describe('any template', () => {
  it('gives the same rows of output that comes in pieces, and in turns', async () => {
    await fc.assert(
      fc.asyncProperty(anyTemplate, output, fc.array(fc.nat(40)), async (text, output, cuts) => {
        const template: Template = parseTemplate(text)
        const all = outcome(() => template.parse(output))
        expect(outcome(() => inPieces(template, output.split(/(?<=\n)/)))).toEqual(all)
        expect(outcome(() => inPieces(template, [...output]))).toEqual(all)
        const places = [0, ...cuts.sort((left, right) => left - right), output.length]
        const pieces = places.map((from, at) => output.slice(from, places[at + 1]))
        expect(outcome(() => inPieces(template, pieces))).toEqual(all)
        const later = await template.parseAsync(output).then(
          ({ rows }) => rows,
          ({ message }) => ({ message }),
        )
        expect(later).toEqual(all)
      }),
    )
  })

  it('keeps nothing between two outputs', () => {
    fc.assert(
      fc.property(anyTemplate, output, (text, output) => {
        const template = parseTemplate(text)
        const first = outcome(() => template.parse(output))
        expect(outcome(() => template.parse(output))).toEqual(first)
      }),
    )
  })
})

describe('output that takes long', () => {
  const slow = parseTemplate(
    templateOf(['A (.)'], 'x', ...Array(50).fill('.*\\s.*\\s.*,.*y'), '$A'),
    { name: 'slow' },
  )
  const text = `${', '.repeat(100)}y\n`.repeat(50_000)

  it('is given up when its budget is spent, with the rule and the line', async () => {
    const start = performance.now()
    const error = await slow.parseAsync(text, { budgetMs: 50 }).catch((error) => error)
    expect(performance.now() - start).toBeLessThan(5_000)
    expect(error).toBeInstanceOf(TooCostlyError)
    expect(error).toMatchObject({ template: 'slow', limitMs: 50, length: 201 })
    expect(error.line).toBeGreaterThan(0)
    expect(error.ruleLine).toBeGreaterThan(3)
    expect(() => slow.parse(text, { budgetMs: 20 })).toThrow(TooCostlyError)
  })

  it('names the rule that only a backtracking engine could do', () => {
    const template = parseTemplate(templateOf(['A (a)'], '$A$$', '(?:a+)+(?=b)'))
    expect(() => template.parse(`a\n${'a'.repeat(60)}`)).toThrow(
      expect.objectContaining({ code: 'TEXTFSM_TOO_COSTLY', ruleLine: 5, line: 2, limitMs: 250 }),
    )
  })

  it('is given up at once when the signal aborts', async () => {
    const controller = new AbortController()
    const parsing = slow.parseAsync(text, { signal: controller.signal })
    setImmediate(() => controller.abort())
    await expect(parsing).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('is left between two rules where a line is long', async () => {
    const line = `${', '.repeat(5_000)}x`
    let turns = 0
    const count = () => {
      turns += 1
      timer = setImmediate(count)
    }
    let timer = setImmediate(count)
    await slow.parseAsync(line)
    clearImmediate(timer)
    expect(turns).toBeGreaterThan(3)
  })

  it('is taken in pieces of one character in linear time', () => {
    const reader = parseTemplate(templateOf(['A (\\w+)'], '$A')).reader()
    const start = performance.now()
    for (let at = 0; at < 300_000; at++) reader.write('a')
    expect(reader.end().rows[0]?.[0]).toHaveLength(300_000)
    expect(performance.now() - start).toBeLessThan(3_000)
  })
})
