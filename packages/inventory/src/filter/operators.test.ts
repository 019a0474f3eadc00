import { describe, expect, it } from 'vitest'
import { MISSING, type OperatorName, operatorNames, operators } from './operators.ts'

const test = (operator: OperatorName, operand: unknown, value: unknown): boolean =>
  operators[operator]({ term: `key__${operator}`, operator, operand })(value)

describe('operators', () => {
  it.each<[OperatorName, unknown, unknown[], unknown[]]>([
    ['eq', 1, [1], ['1', true, null, MISSING]],
    ['eq', null, [null], [undefined, MISSING, {}]],
    ['eq', { a: [1] }, [{ a: [1] }], [{ a: [2] }, {}, MISSING]],
    ['ne', 'x', ['y', 1, null, MISSING], ['x']],
    ['gt', 1, [2], [1, 0, '2', null, MISSING]],
    ['ge', 'b', ['b', 'c'], ['a', 1, MISSING]],
    ['lt', 1, [0], [1, 2, null, MISSING]],
    ['le', 1, [0, 1], [2, Number.NaN, MISSING]],
    ['in', [1, { a: 1 }], [1, { a: 1 }], ['1', { a: 2 }, MISSING]],
    ['contains', 'b', ['abc', ['b'], { b: 0 }], ['ac', ['a'], { a: 'b' }, 1, null, MISSING]],
    ['contains', { a: 1 }, [[{ a: 1 }]], [[{ a: 2 }], 'a', MISSING]],
    ['any', ['a', 'b'], ['a', ['x', 'b']], ['ab', ['x'], [], null, MISSING]],
    ['any', [], [], ['a', ['a'], [], MISSING]],
    ['all', ['a', 'b'], [['b', 'x', 'a']], ['a', ['a'], MISSING]],
    ['all', [], [[], ['a']], ['a', MISSING]],
    ['startswith', 'ab', ['ab', 'abc'], ['b', 1, MISSING]],
    ['endswith', 'bc', ['bc', 'abc'], ['b', 1, MISSING]],
    ['regex', '^a.c$', ['abc'], ['xabc', 1, MISSING]],
    ['regex', /B/gi, ['abc', 'abc'], ['ac', MISSING]],
    ['iexact', 'AMS', ['ams', 'Ams'], ['amsx', 1, MISSING]],
    ['glob', 'leaf[0-9]?.*', ['leaf01.ams', 'leaf1x.'], ['leaf01', 'xleaf01.a', MISSING]],
    ['glob', 'a[!b]c', ['axc'], ['abc', 'a!bc', 'ac']],
    ['glob', 'Gi0/1 (a+b).*$^|[]]', ['Gi0/1 (a+b).x$^|]'], ['Gi0/1 aab.x$^|]']],
    [
      'cidr',
      '10.0.0.0/8',
      ['10.1.2.3', '10.1.2.3/24'],
      ['11.0.0.1', 'leaf01', '', '::1', 5, MISSING],
    ],
    [
      'cidr',
      ['192.0.2.1', '2001:db8::/32'],
      ['192.0.2.1', '2001:DB8::5'],
      ['192.0.2.2', '2001:db9::'],
    ],
    ['exists', true, [0, null, ''], [MISSING]],
    ['exists', false, [MISSING], [0, null, '']],
  ])('%s %j', (operator, operand, ...[matching, others]) => {
    for (const value of matching) expect(test(operator, operand, value), String(value)).toBe(true)
    for (const value of others) expect(test(operator, operand, value), String(value)).toBe(false)
  })

  it('the list is closed', () => {
    expect(operatorNames.join(' ')).toBe(
      'eq ne gt ge lt le in contains any all startswith endswith regex iexact glob cidr exists',
    )
  })
})
