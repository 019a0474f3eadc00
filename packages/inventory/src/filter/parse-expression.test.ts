import { readYaml } from '@nornir-ts/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixtureA } from '../../test/fixture-a.ts'
import { members, namesOf } from '../../test/members.ts'
import { termsOf } from './expression.ts'
import { F } from './f.ts'
import { expressionOf, type Filter, type HostFilter, parseFilter } from './filter.ts'
import { FilterOperandError, FilterOperatorError } from './filter-error.ts'
import { FilterFormatError, FilterSyntaxError } from './filter-text-error.ts'
import { formatFilter } from './format-filter.ts'
import { parseScalar } from './scalar.ts'

const { inventory, group } = members(fixtureA)
const select = (filter: HostFilter) => namesOf(inventory.filter(filter))
/** Keys and operands of a filter, in order. */
const terms = (filter: HostFilter) =>
  termsOf(expressionOf(filter)).map(({ key, operand }) => [key, operand])

function failure(text: string): unknown {
  try {
    return parseFilter(text)
  } catch (error) {
    return error
  }
}

describe('parseFilter', () => {
  it.each([
    ['site=site1', ['dev1', 'dev2']],
    ['site=site1 & role=www', ['dev1']],
    ['site=site1|role=www', ['dev1', 'dev2', 'dev3']],
    ['~site=site1', ['dev3', 'dev4', 'dev5', 'dev6']],
    ['~~site=site1', ['dev1', 'dev2']],
    ['platform__in=linux,mock & ~port__gt=65023', ['dev3', 'dev4']],
    ['has_parent_group__any=group_2,group_3', ['dev3', 'dev4', 'dev6']],
    ['nested_data__a_dict__b=2', ['dev1', 'dev2']],
    ["name__glob='dev[12].*'", ['dev1', 'dev2']],
    [' ( port=65020 ) ', ['dev1']],
  ])('%j selects %j', (text, names) => {
    expect(select(text)).toEqual(names)
    expect(select(parseFilter(text))).toEqual(names)
  })

  it('~ binds more strongly than &, and & more strongly than |', () => {
    expect(select('role=db | site=site1 & role=www')).toEqual(['dev1', 'dev2', 'dev4'])
    expect(select('(role=db | site=site1) & role=www')).toEqual(['dev1'])
    expect(select('~role=www & site=site1')).toEqual(['dev2'])
    expect(select('~(role=www & site=site1)')).toEqual(['dev2', 'dev3', 'dev4', 'dev5', 'dev6'])
  })

  it.each([
    ['a=1', 1],
    ['a=-2.5e3', -2500],
    ['a=true', true],
    ['a=null', null],
    ['a=no', 'no'],
    ["a='1'", '1'],
    ['a="null"', 'null'],
    ["a='it''s'", "it's"],
    ['a="tab\\t\\u00e9"', 'tab\té'],
    ["a='\\d & ~|()'", '\\d & ~|()'],
    ["a=''", ''],
    ['a=10.0.0.1', '10.0.0.1'],
    ['a=Gi0/1', 'Gi0/1'],
    ['a__in=1', [1]],
    ["a__in=1,'1' , x", [1, '1', 'x']],
    ['a__cidr=10.0.0.0/8,2001:db8::/32', ['10.0.0.0/8', '2001:db8::/32']],
  ])('%s has the value %j', (text, operand) => {
    expect(terms(text)).toEqual([[expect.any(String), operand]])
  })

  it('keys are quoted as values are', () => {
    expect(terms('\'odd key\'=1 & "a=b"=2')).toEqual([
      ['odd key', 1],
      ['a=b', 2],
    ])
  })

  it('plain values are read as YAML reads them', () => {
    const odd =
      '0x1F 0xg 0o17 0o18 010 -0 +1 1. .5 1e5 1e .inf -.INF .nan Null TRUE yes 1_000 12:30'
    const word = fc.oneof(
      fc.constantFrom(...odd.split(' ')),
      fc.stringMatching(/^[-+.0-9eE]{1,6}$/),
      fc.stringMatching(/^[a-z0-9.:_/]{1,8}$/),
    )
    fc.assert(
      fc.property(word, (text) => {
        fc.pre(!/^[-.]+$|[:-]$/.test(text)) // structure, not a scalar, to YAML
        const read = readYaml(`a: ${text}`, { file: 'x' }).value as { a: unknown }
        expect(parseScalar(text)).toEqual(read.a)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a wrong text', () => {
  it('is shown with the place and with what is expected', () => {
    const error = failure('role=edge & (site)')
    expect(error).toBeInstanceOf(FilterSyntaxError)
    expect(error).toMatchObject({ code: 'FILTER_SYNTAX', offset: 17 })
    expect((error as Error).message).toBe(
      [
        'Filter, column 18: expected "="; comparisons are part of the key, as in port__gt=22',
        '  role=edge & (site)',
        '                   ^',
      ].join('\n'),
    )
  })

  it.each([
    ['', 0, 'a key'],
    ['  ', 2, 'a key'],
    ['role=edge &', 11, 'a key'],
    ['role=edge site=ams', 10, '"&", "|" or the end'],
    ['role=edge)', 9, '"&", "|" or the end'],
    ['(role=edge', 10, '"&", "|" or ")"'],
    ['role=', 5, 'a value'],
    ['role=~', 5, 'a value'],
    ['role=a=b', 6, '"&", "|" or the end'],
    ['role__in=a,', 11, 'a value'],
    ['role=a,b', 6, 'one value for "eq"; one of several is asked for with "in"'],
    ["role='edge", 5, 'a quote that is closed'],
    ['role="\\d"', 5, 'escapes as in JSON'],
    ['port>5', 6, '"="'],
    ['role==edge', 5, 'a value'],
    ['~'.repeat(200), 100, 'at most 100 levels'],
    ['('.repeat(50_000), 100, 'at most 100 levels'],
  ])('%.20s', (text, offset, expected) => {
    const error = failure(text)
    expect(error).toMatchObject({ code: 'FILTER_SYNTAX', offset })
    expect((error as Error).message).toContain(`expected ${expected}`)
  })

  it('a wrong term is the error that it is in an object', () => {
    expect(failure('platform__stratswith=ios')).toBeInstanceOf(FilterOperatorError)
    expect(failure('name__startswith=10')).toBeInstanceOf(FilterOperandError)
    expect(failure('password=x')).toMatchObject({ code: 'FILTER_ATTRIBUTE' })
  })
})

describe('formatFilter', () => {
  it('writes what parseFilter reads', () => {
    const edge = F({ role: 'edge', site__in: ['ams', 'fra'] })
    const filter = edge.and(F({ 'odd key': '10', version__regex: /^15\./ }).not()).or({ n: null })
    expect(formatFilter(filter)).toBe(
      "role=edge & site__in=ams,fra & ~('odd key'='10' & version__regex=^15\\.) | n=null",
    )
    expect(formatFilter(F({ groups__contains: group('group_1') }))).toBe('groups__contains=group_1')
  })

  it('writes filters of nothing too', () => {
    expect(select(formatFilter(F()))).toHaveLength(6)
    expect(select(formatFilter(F.or()))).toEqual([])
    expect(select(formatFilter(F().not()))).toEqual([])
  })

  it.each<[string, HostFilter]>([
    ['a function', () => true],
    ['a filter written by hand', { ...F(), matches: () => true }],
    ['a map as an operand', { a: {} }],
    ['a list where one value is compared', { a: [1] }],
    ['an empty list', { a__in: [] }],
    ['a list within a list', { a__in: [[1]] }],
    ['a regular expression with flags', { a__regex: /x/i }],
    ['undefined', { a: undefined }],
  ])('refuses %s', (_title, filter) => {
    expect(() => formatFilter(filter)).toThrow(FilterFormatError)
  })
})

describe('text and object', () => {
  const scalar = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('10', 'true', "it's", 'a b', '', '~', 'null'),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  )
  const key = fc.oneof(
    fc.constantFrom('site', 'role', 'port', 'data__role', 'my_var__ne'),
    fc.string().filter((text) => !text.includes('__') && text !== 'password'),
  )
  const single = fc.tuple(key, scalar).filter(([name]) => name !== 'has_parent_group')
  const several = fc.tuple(
    fc.constantFrom('site__in', 'groups__any', 'groups__all', 'has_parent_group__any'),
    fc.array(scalar, { minLength: 1, maxLength: 3 }),
  )
  const term = fc.oneof(single, several)
  const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 4 },
      fc.array(term, { maxLength: 3 }).map((entries) => F(Object.fromEntries(entries))),
      fc.tuple(tie('filter'), tie('filter')).map(([left, right]) => left.and(right)),
      fc.tuple(tie('filter'), tie('filter')).map(([left, right]) => F.or(left, right, left)),
      tie('filter').map((negated) => negated.not()),
    ),
  }))

  it('a term is the same after writing and reading', () => {
    fc.assert(
      fc.property(term, ([name, operand]) => {
        expect(terms(formatFilter({ [name]: operand }))).toEqual([[name, operand]])
      }),
    )
  })

  it('a filter selects the same hosts, and is written the same way again', () => {
    fc.assert(
      fc.property(filter, (made) => {
        const text = formatFilter(made)
        expect(select(text)).toEqual(select(made))
        expect(formatFilter(text)).toBe(text)
      }),
    )
  })

  it('any text is a filter or a typed error', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab1=&|~(),'" _]{0,20}$/), (text) => {
        const result = failure(text)
        if (result instanceof Error) expect(result).toHaveProperty('code')
        else
          expect(formatFilter(formatFilter(result as Filter))).toBe(formatFilter(result as Filter))
      }),
      { numRuns: 1000 },
    )
  })
})
