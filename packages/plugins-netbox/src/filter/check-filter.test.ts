import { describe, expect, it } from 'vitest'
import { checkFilter, type KnownFilters, refuseReserved } from './check-filter.ts'
import type { CustomField } from './custom-field.ts'
import type { NetboxFilter } from './filter-query.ts'
import { knownFilters } from './known-filters.ts'

const field = (name: string, type: string, more: Partial<CustomField> = {}): CustomField => ({
  name,
  type,
  filterLogic: 'exact',
  kinds: ['device'],
  ...more,
})

const known: KnownFilters = {
  kind: 'device',
  version: { text: '4.6.8', major: 4, minor: 6 },
  names: new Set([
    'site',
    'site__n',
    'status',
    'name__ic',
    'name__isw',
    'name__empty',
    'serial__empty',
    'id__gte',
    'id__lt',
    'has_primary_ip',
    'virtual_chassis_member',
    'q',
    'modified_by_request',
  ]),
  customFields: [
    field('owner', 'text'),
    field('owner__team', 'text'),
    field('note', 'text', { filterLogic: 'loose' }),
    field('hidden', 'text', { filterLogic: 'disabled' }),
    field('ports', 'integer'),
    field('tier', 'select'),
    field('facts', 'json'),
    field('ok', 'boolean'),
    field('features', 'multiselect'),
    field('peers', 'multiobject'),
    field('vm_only', 'text', { kinds: ['virtual_machine'] }),
  ],
  allowed: ['plugin_filter'],
}

const failure = (name: string, value: NetboxFilter[string] = 'x'): unknown => {
  try {
    checkFilter({ [name]: value }, known)
    return undefined
  } catch (error) {
    return error
  }
}

describe('a filter', () => {
  it.each([
    'site',
    'site__n',
    'name__ic',
    'cf_owner',
    'cf_owner__ic',
    'cf_owner__team',
    'cf_owner__team__isw',
    'cf_note',
    'cf_ports__gte',
    'cf_tier__ic',
    'plugin_filter',
  ])('%s passes, for the server knows it', (name) => {
    expect(failure(name)).toBeUndefined()
  })

  it.each<[string, string, string | undefined]>([
    ['sitte', 'would give everything', 'site'],
    ['site__ic', 'would give everything', 'site__n'],
    ['device_role', 'would give everything', undefined],
    ['cf_ownr', 'there is no such custom field', 'cf_owner'],
    ['cf_vm_only', 'others do', undefined],
    ['cf_note__ic', 'its filter logic is "loose"', undefined],
    ['cf_hidden', 'filtering is disabled', undefined],
    ['cf_facts', 'of type json have no filters', undefined],
    ['cf_ok__n', 'of type boolean have no such lookup', undefined],
    ['cf_ports__ic', 'of type integer have no such lookup', undefined],
    ['cf_features__n', 'of type multiselect have no such lookup', 'cf_features'],
    ['cf_peers__n', 'of type multiobject have no such lookup', 'cf_peers'],
    ['cf_owner__gte', 'of type text have no such lookup', undefined],
    ['__proto__x', 'would give everything', undefined],
  ])('%s is refused: %s', (name, reason, suggestion) => {
    const error = failure(name)
    expect(error).toMatchObject({ code: 'NETBOX_FILTER_NAME', filter: name, kind: 'device' })
    expect((error as Error).message).toContain(reason)
    if (suggestion !== undefined) expect(error).toMatchObject({ suggestion })
  })

  it.each([
    'has_primary_ip',
    'serial__empty',
    'virtual_chassis_member',
    'cf_ok',
    'cf_owner__empty',
  ])('%s is true or false, for anything else is ignored', (name) => {
    for (const value of [true, false, 'true', ['false']])
      expect(failure(name, value), String(value)).toBeUndefined()
    for (const value of [1, 0, 'yes', 'TRUE', null, [], [true, false]])
      expect(failure(name, value), String(value)).toMatchObject({
        code: 'NETBOX_FILTER_VALUE',
        filter: name,
      })
  })

  it('has lookups for custom fields of several values from 4.7 on', () => {
    const version = { text: '4.7.3', major: 4, minor: 7 }
    const names = new Set([...known.names, 'name__n', 'id__n'])
    for (const name of ['cf_features__n', 'cf_peers__n', 'cf_features'])
      expect(() => checkFilter({ [name]: 'x' }, { ...known, version, names })).not.toThrow()
  })

  it.each(['q', 'modified_by_request'])(
    '%s takes one value, for of several one is heard',
    (name) => {
      for (const value of ['a', ['a']]) expect(failure(name, value)).toBeUndefined()
      for (const value of [['a', 'b'], []])
        expect(failure(name, value)).toMatchObject({ code: 'NETBOX_FILTER_VALUE', filter: name })
    },
  )

  it.each(['limit', 'offset', 'start', 'ordering', 'fields', 'exclude', 'brief', 'format'])(
    'may not be called %s',
    (name) => {
      expect(() => refuseReserved({ [name]: 1 }, 'device')).toThrow(
        expect.objectContaining({ code: 'NETBOX_FILTER_NAME', filter: name }),
      )
    },
  )
})

describe('the filters of a version', () => {
  const of = (minor: number, kind: 'device' | 'virtual_machine' = 'device') =>
    knownFilters({ text: `4.${minor}`, major: 4, minor }, kind)

  it('have what people ask for, on every version', () => {
    for (const minor of [0, 2, 5, 6, 7, 9])
      for (const kind of ['device', 'virtual_machine'] as const)
        for (const name of [
          'site',
          'status',
          'tag',
          'role__n',
          'name__ic',
          'id__gte',
          'last_updated__gte',
        ])
          expect(of(minor, kind).has(name), `4.${minor} ${kind} ${name}`).toBe(true)
  })

  it('have nothing that came later: an older server would ignore it', () => {
    for (const name of ['tag__any', 'owner', 'name__regex', 'cooling_method', 'location']) {
      expect(of(7).has(name), name).toBe(true)
      expect(of(6).has(name), name).toBe(false)
    }
  })

  it.each([
    ['tag_id', 'device', 3],
    ['tag_id__n', 'virtual_machine', 3],
    ['cluster_group', 'device', 1],
    ['cluster_group', 'virtual_machine', 0],
    ['serial', 'virtual_machine', 1],
    ['serial', 'device', 0],
  ] as const)('have %s of a %s from 4.%i on', (name, kind, since) => {
    for (let minor = 0; minor <= 8; minor += 1)
      expect(of(minor, kind).has(name), `4.${minor}`).toBe(minor >= since)
  })

  it('are others for virtual machines, and no parameters', () => {
    expect(of(7).has('manufacturer')).toBe(true)
    expect(of(7, 'virtual_machine').has('manufacturer')).toBe(false)
    for (const name of ['limit', 'device_role', 'sitte', 'cf_x'])
      expect(of(7).has(name)).toBe(false)
  })
})
