// C03 (extra arguments for the function) and C08 (`filter_func` beside a filter) are not tested:
// a closure says the first, and there is one parameter, so that the second cannot arise.
import { describe, expect, it } from 'vitest'
import { fixtureA } from '../../test/fixture-a.ts'
import { members, namesOf } from '../../test/members.ts'
import { F } from '../filter/f.ts'
import { AsyncFilterError, NotAFilterError } from '../filter/filter-error.ts'

const { inventory } = members(fixtureA)

describe('filter', () => {
  it('C01: by terms, by several, and one after the other', () => {
    expect(namesOf(inventory.filter({ role: 'www' }))).toEqual(['dev1', 'dev3'])
    expect(namesOf(inventory.filter({ role: 'www', site: 'site1' }))).toEqual(['dev1'])
    expect(namesOf(inventory.filter({ role: 'www' }).filter({ site: 'site1' }))).toEqual(['dev1'])
  })

  it('C02: hosts that lack the key do not match', () => {
    expect(namesOf(inventory.filter({ www_server: 'nginx' }))).toEqual(['dev1'])
  })

  it('C04: attributes are resolved', () => {
    expect(namesOf(inventory.filter({ name: 'dev1.group_1' }))).toEqual(['dev1'])
    expect(inventory.filter({ hostname: 'localhost' }).hosts.size).toBe(6)
    expect(inventory.filter({ username: 'root' }).hosts.size).toBe(6)
  })

  it('C05: gives a new inventory of the same objects and leaves the original as it is', () => {
    const filtered = inventory.filter({ name: 'dev1.group_1' })
    expect(filtered).not.toBe(inventory)
    expect(filtered.hosts.get('dev1.group_1')).toBe(inventory.hosts.get('dev1.group_1'))
    expect([filtered.groups, filtered.defaults]).toEqual([inventory.groups, inventory.defaults])
    expect(filtered.defaults).toBe(inventory.defaults)
    expect(inventory.hosts.size).toBe(6)
  })

  it('C07: a function may answer with anything that is true', () => {
    const withSite = inventory.filter((host) => host.get('site'))
    expect(namesOf(withSite)).toEqual(['dev1', 'dev2', 'dev3', 'dev4', 'dev6'])
  })

  it('C09: a missing key is not null', () => {
    expect(namesOf(inventory.filter({ missing: null }))).toEqual([])
  })

  it('Q11: filters, terms and functions combine', () => {
    const both = F({ site: 'site1' })
      .and({ role: 'www' })
      .and((host) => host.port === 65020)
    expect(namesOf(inventory.filter(both))).toEqual(['dev1'])
  })

  it('takes anything that has the methods of a filter', () => {
    const own = {
      ...F(),
      last: 'dev6.group_3',
      matches: (host: { name: string }) => host.name === own.last,
    }
    expect(namesOf(inventory.filter(own))).toEqual(['dev6'])
  })

  it('an async function is an error, because a promise would select every host', () => {
    expect(() => inventory.filter(async () => false)).toThrow(AsyncFilterError)
    expect(() => inventory.filter(() => Promise.reject(new Error('late')))).toThrow(
      AsyncFilterError,
    )
  })

  it.each([
    undefined,
    null,
    5,
    true,
    [],
    ['site=site1'],
    new Map(),
    new Date(0),
    Promise.resolve({}),
  ])(
    'what is no filter is an error, because it would select every host or none: %o',
    (received) => {
      for (const filter of [inventory.filter.bind(inventory), F.not, F.or]) {
        expect(() => filter(received as never)).toThrow(
          expect.objectContaining({ constructor: NotAFilterError, received, isAnswer: false }),
        )
      }
    },
  )

  it('a function that answers with a filter is an error, because a filter is true of every host', () => {
    expect(() => inventory.filter(() => F({ site: 'site1' }))).toThrow(
      expect.objectContaining({ constructor: NotAFilterError, isAnswer: true }),
    )
  })
})
