import { Refusal } from '../http/refusal.ts'
import type { Rules } from './filter-rules.ts'
import type { Query } from './query.ts'
import type { Test } from './rule.ts'

/** Parameters of NetBox that are no filters. */
const ofNetBox = 'brief exclude fields format limit offset omit ordering start'.split(' ')

/** Those of Nautobot. */
const ofNautobot = 'api_version depth exclude_m2m format include limit offset sort'.split(' ')

/**
 * Makes one test of all filters of a request. What the server does not know is not heard at all.
 *
 * @param known - Filters that the real server has: where the fake has not, it must not pretend.
 *   Undefined: a server that refuses what it does not know (Nautobot).
 * @throws {@link Refusal} with 400 where a value is wrong, with 501 where the fake lacks a filter.
 */
export function filterTest<Item>(
  query: Query,
  rules: Rules<Item>,
  known: ReadonlySet<string> | undefined,
): Test<Item> | undefined {
  const others = known === undefined ? ofNautobot : ofNetBox
  const tests: Test<Item>[] = []
  if (known === undefined) refuseUnknown(query, rules)
  for (const name of query.names) {
    if (others.includes(name)) continue
    const make = find(name, rules)
    if (make === undefined && known?.has(name)) {
      throw new Refusal(501, { detail: `The fake does not have the filter '${name}'.` })
    }
    const values = query.all(name).filter((value) => value !== '')
    if (make !== undefined && values.length > 0) tests.push(make(values, name))
  }
  return tests.length === 0 ? undefined : (item) => tests.every((test) => test(item))
}

function refuseUnknown<Item>(query: Query, rules: Rules<Item>): void {
  const unknown = query.names.filter(
    (name) => !ofNautobot.includes(name) && find(name, rules) === undefined,
  )
  if (unknown.length === 0) return
  throw new Refusal(
    400,
    Object.fromEntries(unknown.map((name) => [name, ['Unknown filter field']])),
  )
}

function find<Item>(name: string, rules: Rules<Item>) {
  if (Object.hasOwn(rules, name)) return rules[name]?.('')
  const split = name.lastIndexOf('__')
  const base = name.slice(0, split)
  return split > 0 && Object.hasOwn(rules, base) ? rules[base]?.(name.slice(split + 2)) : undefined
}
