import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixtureA } from '../../test/fixture-a.ts'
import { fixtureB } from '../../test/fixture-b.ts'
import { members, namesOf } from '../../test/members.ts'
import { F } from './f.ts'
import type { Filter, HostFilter } from './filter.ts'
import { FilterAttributeError, FilterOperandError, FilterOperatorError } from './filter-error.ts'
import type { FilterTerms } from './terms.ts'

const { inventory, group } = members(fixtureA)
const select = (filter: HostFilter) => namesOf(inventory.filter(filter))
const all = ['dev1', 'dev2', 'dev3', 'dev4', 'dev5', 'dev6']
const www = F({ role: 'www' })
const site1 = F({ site: 'site1' })

describe('F', () => {
  it('D01: selects by inherited data', () => {
    expect(select(site1)).toEqual(['dev1', 'dev2'])
  })

  it('D02: and', () => {
    expect(select(site1.and(www))).toEqual(['dev1'])
    expect(select(F.and(site1, www))).toEqual(['dev1'])
  })

  it('D03: or', () => {
    expect(select(site1.or(www))).toEqual(['dev1', 'dev2', 'dev3'])
    expect(select(F.or(site1, www))).toEqual(['dev1', 'dev2', 'dev3'])
  })

  it('D04: or with a nested and', () => {
    const nested = www.and({ my_var: 'comes_from_dev1.group_1' })
    expect(select(F({ site: 'site2' }).or(nested))).toEqual(['dev1', 'dev3', 'dev4', 'dev6'])
  })

  it('D06: groups are those that the host lists itself', () => {
    expect(select(F({ groups__contains: 'group_1' }))).toEqual(['dev1', 'dev2'])
    expect(select(F({ groups__contains: 'parent_group' }))).toEqual(['dev4'])
    expect(select(F({ groups__contains: group('parent_group') }))).toEqual(['dev4'])
  })

  it('D07: not', () => {
    const others = ['dev3', 'dev4', 'dev5', 'dev6']
    expect(select(F({ groups__contains: 'group_1' }).not())).toEqual(others)
    expect(select(F.not({ groups__contains: 'group_1' }))).toEqual(others)
  })

  it('D08: and not', () => {
    expect(select(site1.and(www.not()))).toEqual(['dev2'])
  })

  it('D09: or of negations', () => {
    expect(select(site1.not().or(www.not()))).toEqual(all.slice(1))
  })

  it('D13: has_parent_group finds groups at any height, by name or object', () => {
    const below = ['dev1', 'dev2', 'dev4', 'dev6']
    expect(select(F({ has_parent_group: 'parent_group' }))).toEqual(below)
    expect(select(F({ has_parent_group: group('parent_group') }))).toEqual(below)
    expect(select(F({ has_parent_group__any: ['group_2', 'group_3'] }))).toEqual([
      'dev3',
      'dev4',
      'dev6',
    ])
    expect(select(F({ has_parent_group__all: ['group_1', group('parent_group')] }))).toEqual([
      'dev1',
      'dev2',
    ])
  })

  it('D14: name', () => {
    expect(select(F({ name: 'dev1.group_1' }))).toEqual(['dev1'])
  })

  it('D15: in', () => {
    expect(select(F({ platform__in: ['linux', 'mock'] }))).toEqual(['dev3', 'dev4', 'dev5', 'dev6'])
  })

  it('D16: any of a scalar is equality with a member', () => {
    expect(select(F({ some_string_to_test_any_all__any: ['prefix', 'other_prefix'] }))).toEqual([
      'dev1',
      'dev3',
      'dev4',
    ])
  })

  it('D17: an operator that does not fit the value, and a missing key, match nothing', () => {
    expect(select(F({ port__startswith: 'a' }))).toEqual([])
    expect(select(F({ not_existing__eq: 'test' }))).toEqual([])
  })

  it('D18: comparisons', () => {
    expect(select(F({ port__gt: 65022 }))).toEqual(all.slice(3))
    expect(select(F({ port__ge: 65022 }))).toEqual(all.slice(2))
    expect(select(F({ port__lt: 65022 }))).toEqual(all.slice(0, 2))
    expect(select(F({ port__le: 65022 }))).toEqual(all.slice(0, 3))
    expect(select(F({ port__ne: 65022 }))).toEqual(['dev1', 'dev2', 'dev4', 'dev5', 'dev6'])
    expect(select(F({ port__eq: 65022 }))).toEqual(['dev3'])
    expect(select(F({ port__gt: '65022' }))).toEqual([])
    expect(select(F({ role__gt: 'db' }))).toEqual(['dev1', 'dev3'])
  })

  it('D19: all is never true of a scalar', () => {
    expect(select(F({ role__all: ['www'] }))).toEqual([])
  })

  it('D20: any and all of a list', () => {
    expect(select(F({ groups__any: ['group_1', 'group_2'] }))).toEqual(all.slice(0, 4))
    expect(select(F({ groups__all: ['parent_group', 'group_2'] }))).toEqual(['dev4'])
  })

  it('D21: a path through a scalar matches nothing', () => {
    expect(select(F({ nested_data__a_string__x__y: 1 }))).toEqual([])
  })

  it('D22: data__ reads own data only', () => {
    expect(select(F({ data__role: 'www' }))).toEqual(['dev1', 'dev3'])
    expect(select(F({ data__my_var: 'comes_from_group_1' }))).toEqual([])
    expect(select(F({ my_var: 'comes_from_group_1' }))).toEqual(['dev2'])
  })

  it('D23: no terms select every host, and texts are compared with case', () => {
    expect(select(F())).toEqual(all)
    expect(select(F({ site: 'SITE1' }))).toEqual([])
  })

  it('D24: animals', () => {
    const animals = members(fixtureB).inventory
    const bird = F({ groups__contains: 'bird' })
    const domestic = F({ domestic: true })
    expect(namesOf(animals.filter(bird.or(domestic)))).toEqual(['cat', 'eagle', 'canary'])
    expect(namesOf(animals.filter(F({ groups__contains: 'mammal', domestic: true })))).toEqual([
      'cat',
    ])
  })
})

describe('quirks decided', () => {
  it('Q05: the negation of several terms is the real one', () => {
    expect(select(F({ site: 'site1', role: 'www' }).not())).toEqual(all.slice(1))
  })

  it('Q06: the negation of no terms selects no host', () => {
    expect(select(F().not())).toEqual([])
  })

  it('Q07: conjunctions and disjunctions can be negated', () => {
    expect(select(site1.and(www).not())).toEqual(all.slice(1))
    expect(select(site1.or(www).not())).toEqual(['dev4', 'dev5', 'dev6'])
  })

  it('Q08: missing is neither null nor an empty map', () => {
    expect(select(F({ missing: null }))).toEqual([])
    expect(select(F({ missing: undefined }))).toEqual([])
    expect(select(F({ missing__eq: {} }))).toEqual([])
    expect(select(F({ site__in: [{}] }))).toEqual([])
    expect(select(F({ missing__a__b__exists: false }))).toEqual(all)
  })

  it('Q09: a method of the value is no operator, and nothing is changed by asking', () => {
    expect(() => F({ name__upper: 'x' })).toThrow(FilterOperatorError)
    expect(select(F({ nested_data__pop: 'a_string' }))).toEqual([])
    expect(select(F({ nested_data__a_string: 'asdasd' }))).toEqual(['dev1'])
  })

  it('Q10: keys named like attributes, methods or operators can be asked for', () => {
    const { inventory: odd } = members({
      hosts: {
        h: { data: { items: { get: 1, in: 5 }, name: 'data', keys: 2, eq: 3 } },
        other: {},
      },
    })
    const found = (terms: FilterTerms) => namesOf(odd.filter(F(terms)))
    expect(found({ items__get: 1 })).toEqual(['h'])
    expect(found({ items__in__eq: 5 })).toEqual(['h'])
    expect(found({ keys: 2 })).toEqual(['h'])
    expect(found({ eq: 3 })).toEqual(['h'])
    expect(found({ data__name: 'data' })).toEqual(['h'])
    expect(found({ name: 'data' })).toEqual([])
    expect(found({ constructor__name__exists: true })).toEqual([])
  })
})

describe('terms', () => {
  it('reach into nested data', () => {
    expect(select(F({ nested_data__a_dict__b: 2 }))).toEqual(['dev1', 'dev2'])
    expect(select(F({ nested_data__a_list__contains: 3 }))).toEqual(['dev2'])
    expect(select(F({ nested_data__a_dict__contains: 'a' }))).toEqual(['dev1'])
    expect(select(F({ nested_data__a_string__contains: 'w' }))).toEqual(['dev2'])
    expect(select(F({ nested_data__a_list__all: [1, 2] }))).toEqual(['dev1'])
    expect(select(F({ nested_data__a_list: [2, 3] }))).toEqual(['dev2'])
  })

  it('an operator that is misspelt after an attribute is an error that names the right one', () => {
    expect(() => F({ platform__stratswith: 'ios' })).toThrow(
      'Filter term "platform__stratswith": "stratswith" is not an operator',
    )
    expect(() => F({ platform__stratswith: 'ios' })).toThrow('did you mean "startswith"?')
    expect(() => F({ has_parent_group__ne: 'x' })).toThrow(FilterOperatorError)
    expect(() => F({ groups__0: 'x' })).toThrow(FilterOperatorError)
  })

  it.each([
    ['site__in', 'ams,fra', 'a list'],
    ['site__any', 'ams', 'a list'],
    ['site__all', null, 'a list'],
    ['site__startswith', 1, 'a text'],
    ['site__regex', '(', 'a regular expression'],
    ['site__glob', '[z-a]', 'a shell pattern'],
    ['site__exists', 'yes', 'true or false'],
    ['address__cidr', '10.0.0.0/33', 'a network'],
  ])('%s with %j is an error', (term, operand, expected) => {
    expect(() => F({ [term]: operand })).toThrow(FilterOperandError)
    expect(() => F({ [term]: operand })).toThrow(expected)
  })

  it('passwords cannot be asked for', () => {
    expect(() => F({ password: 'docker' })).toThrow(FilterAttributeError)
    expect(() => F({ password__startswith: 'd' })).toThrow(FilterAttributeError)
  })
})

describe('filter algebra', () => {
  const term = fc.constantFrom<FilterTerms>(
    {},
    { site: 'site1' },
    { role__ne: 'www' },
    { role: 'www', site: 'site2' },
    { missing__exists: true },
    { port__gt: 65022 },
    { groups__any: ['group_2', 'group_3'] },
    { my_var__contains: 'group' },
  )
  const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 4 },
      term.map(F),
      fc.tuple(tie('filter'), tie('filter')).map(([left, right]) => left.and(right)),
      fc.tuple(tie('filter'), tie('filter')).map(([left, right]) => left.or(right)),
      tie('filter').map((negated) => negated.not()),
    ),
  }))

  it('De Morgan holds in both directions', () => {
    fc.assert(
      fc.property(filter, filter, (a, b) => {
        expect(select(a.and(b).not())).toEqual(select(a.not().or(b.not())))
        expect(select(a.or(b).not())).toEqual(select(a.not().and(b.not())))
      }),
    )
  })

  it('a double negation changes nothing, and a filter and its negation split the hosts', () => {
    fc.assert(
      fc.property(filter, (a) => {
        expect(select(a.not().not())).toEqual(select(a))
        expect([...select(a), ...select(F.not(a))].sort()).toEqual(all)
      }),
    )
  })

  it('several terms are the conjunction of each, and filtering twice is and', () => {
    fc.assert(
      fc.property(term, filter, (terms, a) => {
        const single = Object.entries(terms).map(([key, value]) => F({ [key]: value }))
        expect(select(terms)).toEqual(select(F.and(...single)))
        expect(namesOf(inventory.filter(terms).filter(a))).toEqual(select(F(terms).and(a)))
      }),
    )
  })

  it('of no filters, and selects every host and or selects none', () => {
    expect(select(F.and())).toEqual(all)
    expect(select(F.or())).toEqual([])
  })
})
