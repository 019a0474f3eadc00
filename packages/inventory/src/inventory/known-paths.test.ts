import { beforeEach, describe, expect, it } from 'vitest'
import { fixtureA } from '../../test/fixture-a.ts'
import { namesOf } from '../../test/members.ts'
import { F } from '../filter/f.ts'
import type { HostFilter } from '../filter/filter.ts'
import { createInventory } from './create-inventory.ts'
import { UnknownPathError } from './unknown-path-error.ts'

let warnings: string[]
beforeEach(() => {
  warnings = []
})

const load = (strictFilters?: boolean) =>
  createInventory(fixtureA, { strictFilters, onWarning: (message) => warnings.push(message) })

describe('a path that leads nowhere', () => {
  it('is warned of, with the nearest name, once', () => {
    const inventory = load()
    expect(namesOf(inventory.filter(F({ sitte: 'site1' }).not()))).toHaveLength(6)
    inventory.filter('sitte=x')
    inventory.filter({ role: 'www' }).filter({ sitte: 'x' })
    expect(warnings).toEqual([
      'Filter: no host, no group and no defaults have "sitte"; did you mean "site"?',
    ])
  })

  it('throws with strictFilters, every time and in every view', () => {
    const inventory = load(true)
    for (const view of [inventory, inventory, inventory.filter({ role: 'www' })]) {
      expect(() => view.filter('~sitte=site1')).toThrow(UnknownPathError)
    }
    expect(() => inventory.filter(F.or({ role: 'x' }, F.not({ sitte: 1 })))).toThrow(
      'did you mean "site"?',
    )
    expect(warnings).toEqual([])
  })

  it.each([
    ['platfrom=eos', 'platform'],
    ['has_parent_gruop=x', 'has_parent_group'],
    ['nested_data__a_dicct__a=1', 'nested_data__a_dict__a'],
    ['nested_dta__a_dict__a=1', 'nested_data__a_dict__a'],
    ['data__rolle=www', 'role'],
    ['site__inn=site1', 'site__in'],
    ['nested_data__a_list__0=1', undefined],
    ['constructor=1', undefined],
  ])('%s suggests %s', (text, suggestion) => {
    expect(() => load(true).filter(text)).toThrow(expect.objectContaining({ suggestion }))
  })

  it.each<HostFilter[]>([
    ['role=www'],
    ['only_default=1'],
    ['a_false_var=false'],
    ['asd=1'],
    ['data__asd=1'],
    ['nested_data__a_dict__c__exists=true'],
    ['name=x & hostname=x & port=1 & username=x & platform=x & groups__contains=x'],
    ['has_parent_group=unknown'],
    [(host) => host.get('unknown')],
  ])('%s is known', (filter) => {
    load(true).filter(filter)
  })

  it('is judged by the whole inventory, not by the hosts of a view', () => {
    expect(namesOf(load(true).filter({ role: 'www' }).filter({ asd: 1 }))).toEqual([])
  })

  it('is known once a host has it', () => {
    const inventory = load(true)
    expect(() => inventory.filter({ seen: true })).toThrow(UnknownPathError)
    inventory.hosts.get('dev2.group_1')?.set('seen', true)
    expect(namesOf(inventory.filter({ seen: true }))).toEqual(['dev2'])
  })
})
