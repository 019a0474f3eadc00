import { Refusal } from '../http/refusal.ts'
import { flag, type Rule, text } from '../query/rule.ts'

/** Lookups that are called otherwise than in NetBox. */
const lookups: Readonly<Record<string, string>> = { re: 'regex', ire: 'iregex' }

/** Text that some objects have not: `isnull` tells. */
export function optionalWords<Item>(of: (item: Item) => string | null): Rule<Item> {
  return (lookup) =>
    lookup === 'isnull' ? flag<Item>((item) => of(item) === null)('') : words(of)(lookup)
}

/** Text, with the lookups that Nautobot has for it; `null` asks for objects without one. */
export function words<Item>(of: (item: Item) => string | null): Rule<Item> {
  return (lookup) => {
    if (['empty', 'regex', 'iregex'].includes(lookup)) return undefined
    const make = text<Item>(of)(lookups[lookup] ?? lookup)
    if (make === undefined || lookup !== '') return make
    return (values, name) => {
      const test = make(values, name)
      return (item) => (of(item) === null ? values.includes('null') : test(item))
    }
  }
}

/** A search. */
export function searched<Item>(of: (item: Item) => string | null): Rule<Item> {
  return lastOnly((lookup) => (lookup === '' ? text(of, 'ic')('') : undefined))
}

/** A filter that hears the last of several values only. */
export function lastOnly<Item>(rule: Rule<Item>): Rule<Item> {
  return (lookup) => {
    const make = rule(lookup)
    return make && ((values, name) => make(values.slice(-1), name))
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The identity of an object. */
export function identity<Item>(of: (item: Item) => string): Rule<Item> {
  return (lookup) => {
    if (lookup !== '' && lookup !== 'n') return undefined
    return (values, name) => {
      if (!values.every((value) => uuid.test(value)))
        throw new Refusal(400, { [name]: ['Enter a valid UUID.'] })
      return (item) => values.includes(of(item)) === (lookup === '')
    }
  }
}
