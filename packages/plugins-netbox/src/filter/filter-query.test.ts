import { expect, it } from 'vitest'
import { filterQuery } from './filter-query.ts'

it('repeats a name for each of its values', () => {
  const filter = { site: ['ams', 'fra'], tenant: null, id__gt: 5, has_primary_ip: true, q: 'a&b' }
  expect(filterQuery(filter)).toEqual([
    ['site', 'ams'],
    ['site', 'fra'],
    ['tenant', 'null'],
    ['id__gt', '5'],
    ['has_primary_ip', 'true'],
    ['q', 'a&b'],
  ])
  expect(filterQuery({})).toEqual([])
})

it.each<[string, unknown, string]>([
  ['an empty list', [], 'its list is empty'],
  ['an empty text', '', 'an empty text selects everything'],
  ['a blank text', ['ams', '  '], 'an empty text selects everything'],
  ['a variable that is not set', undefined, 'an environment variable that is not set?'],
  ['a map', { slug: 'ams' }, 'a value of type object'],
  ['no number', Number.NaN, 'got NaN'],
  ['a list in a list', [['ams']], 'a value of type object'],
])('refuses %s: without a value a filter selects everything', (_title, value, reason) => {
  expect(() => filterQuery({ site: value as string })).toThrow(
    expect.objectContaining({
      code: 'NETBOX_FILTER_VALUE',
      filter: 'site',
      message: expect.stringContaining(reason),
    }),
  )
})
