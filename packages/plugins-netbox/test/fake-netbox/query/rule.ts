import { Refusal } from '../http/refusal.ts'

/** Whether an object is wanted. */
export type Test<Item> = (item: Item) => boolean

/**
 * One filter, under its plain name and with every lookup that its kind has.
 *
 * @param lookup - What stands after the two underscores; `''` for the plain name.
 * @returns What makes a test of the values given; undefined where the kind has no such lookup.
 */
export type Rule<Item> = (
  lookup: string,
) => ((values: readonly string[], name: string) => Test<Item>) | undefined

const NULL = 'null'

/** What is chosen must exist, or the request is refused; `null` asks for none. */
export function choice<Item>(
  of: (item: Item) => string | number | null | undefined,
  exists: (value: string) => boolean,
): Rule<Item> {
  return (lookup) => {
    if (lookup !== '' && lookup !== 'n') return undefined
    return (values, name) => {
      check(values, name, exists)
      const wanted = new Set(values)
      const test = (item: Item): boolean => wanted.has(String(of(item) ?? NULL))
      return lookup === 'n' ? (item) => !test(item) : test
    }
  }
}

/** What stands in a tree. */
export interface Node {
  readonly id: number
  readonly slug: string
  readonly parent: Node | null
}

/** One of a tree: chosen with all that stands below it. */
export function branch<Item>(
  of: (item: Item) => Node | null,
  key: 'id' | 'slug',
  exists: (value: string) => boolean,
): Rule<Item> {
  return (lookup) => {
    if (lookup !== '' && lookup !== 'n') return undefined
    return (values, name) => {
      check(values, name, exists)
      const wanted = new Set(values)
      const test = (item: Item): boolean => {
        let node = of(item)
        if (node === null) return wanted.has(NULL)
        for (; node !== null; node = node.parent) if (wanted.has(String(node[key]))) return true
        return false
      }
      return lookup === 'n' ? (item) => !test(item) : test
    }
  }
}

/** A label: several must all be there; `n` none of them, `any` (from 4.7) one of them. */
export function labels<Item>(
  of: (item: Item) => readonly string[],
  exists: (value: string) => boolean,
  hasAny: boolean,
): Rule<Item> {
  return (lookup) => {
    if (lookup !== '' && lookup !== 'n' && !(lookup === 'any' && hasAny)) return undefined
    return (values, name) => {
      check(values, name, exists)
      if (lookup === '') return (item) => values.every((value) => of(item).includes(value))
      const some = (item: Item): boolean => values.some((value) => of(item).includes(value))
      return lookup === 'n' ? (item) => !some(item) : some
    }
  }
}

const textTests: Readonly<Record<string, (text: string, value: string) => boolean>> = {
  n: (text, value) => text === value,
  ic: (text, value) => fold(text).includes(fold(value)),
  isw: (text, value) => fold(text).startsWith(fold(value)),
  iew: (text, value) => fold(text).endsWith(fold(value)),
  ie: (text, value) => fold(text) === fold(value),
  regex: (text, value) => expression(value, 'u').test(text),
  iregex: (text, value) => expression(value, 'iu').test(text),
}

/** The database does not like it either, and nobody catches that. */
function expression(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags)
  } catch (error) {
    const message = `invalid regular expression: ${(error as Error).message}`
    throw new Refusal(500, { error: message, exception: 'DataError' })
  }
}

const fold = (text: string): string => text.toLowerCase()

/** Text, with the lookups that the real server has for it. Without one: as `plain` says. */
export function text<Item>(
  of: (item: Item) => string | null | undefined,
  plain: 'ie' | 'ic' | 'n' = 'n',
): Rule<Item> {
  return (lookup) => {
    if (lookup === 'empty') return emptiness(of)
    const isNegated = lookup === 'n' || /^n(ic|isw|iew|ie)$/.test(lookup)
    const key = lookup === '' ? plain : lookup === 'n' ? 'n' : lookup.replace(/^n(?=i)/, '')
    const compare = textTests[key]
    if (compare === undefined) return undefined
    return (values) => (item) => {
      const own = of(item)
      const isMatch = own != null && values.some((value) => compare(own, value))
      return isNegated ? !isMatch : isMatch
    }
  }
}

/** One of a fixed set of words; with the lookups of text, but refused where it is none of them. */
export function word<Item>(of: (item: Item) => string, words: readonly string[]): Rule<Item> {
  return (lookup) => {
    const make = text(of)(lookup)
    if (make === undefined) return undefined
    return (values, name) => {
      if (lookup !== 'empty') check(values, name, (value) => words.includes(value))
      return make(values, name)
    }
  }
}

const orderTests: Readonly<Record<string, (own: number, value: number) => boolean>> = {
  '': (own, value) => own === value,
  n: (own, value) => own === value,
  lt: (own, value) => own < value,
  lte: (own, value) => own <= value,
  gt: (own, value) => own > value,
  gte: (own, value) => own >= value,
}

/** A number. */
export function number<Item>(of: (item: Item) => number | null | undefined): Rule<Item> {
  return ordered(of, (value) => (/^-?\d+$/.test(value) ? Number(value) : undefined), {
    message: 'Enter a whole number.',
    empty: of,
  })
}

/** A point in time, ISO 8601. */
export function time<Item>(of: (item: Item) => string | null): Rule<Item> {
  return ordered(
    (item) => {
      const own = of(item)
      return own === null ? null : Date.parse(own)
    },
    (value) => {
      const parsed = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(asUtc(value)) : Number.NaN
      return Number.isNaN(parsed) ? undefined : parsed
    },
    { message: 'Enter a valid date/time.', empty: of },
  )
}

/** The beginning of a range of time, which is a filter of its own. */
export function since<Item>(of: (item: Item) => string): Rule<Item> {
  return (lookup) => (lookup === '' ? time(of)('gte') : undefined)
}

/** The server's own zone is UTC. */
function asUtc(value: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return `${value}T00:00:00Z`
  const iso = value.replace(' ', 'T')
  return /(Z|[+-]\d\d:?\d\d)$/i.test(iso) ? iso : `${iso}Z`
}

/** Yes or no; anything but `true` and `false` is not heard. */
export function flag<Item>(of: (item: Item) => boolean): Rule<Item> {
  return (lookup) => (lookup === '' ? (values) => flagTest(values, of) : undefined)
}

function flagTest<Item>(values: readonly string[], of: Test<Item>): Test<Item> {
  const value = values.at(-1)
  if (value === 'true' || value === 'True') return of
  if (value === 'false' || value === 'False') return (item) => !of(item)
  return () => true
}

function emptiness<Item>(
  of: (item: Item) => unknown,
): (values: readonly string[], name: string) => Test<Item> {
  return (values) => flagTest(values, (item) => of(item) == null || of(item) === '')
}

interface Ordering<Item> {
  readonly message: string
  readonly empty: (item: Item) => unknown
}

function ordered<Item>(
  of: (item: Item) => number | null | undefined,
  parse: (value: string) => number | undefined,
  { message, empty }: Ordering<Item>,
): Rule<Item> {
  return (lookup) => {
    if (lookup === 'empty') return emptiness(empty)
    const compare = orderTests[lookup]
    if (compare === undefined) return undefined
    return (values, name) => {
      const wanted = values.map((value) => {
        const parsed = parse(value)
        if (parsed === undefined) throw new Refusal(400, { [name]: [message] })
        return parsed
      })
      return (item) => {
        const own = of(item)
        const isMatch = own != null && wanted.some((value) => compare(own, value))
        return lookup === 'n' ? !isMatch : isMatch
      }
    }
  }
}

function check(values: readonly string[], name: string, exists: (value: string) => boolean): void {
  for (const value of values) {
    if (value === NULL || exists(value)) continue
    throw new Refusal(400, {
      [name]: [`Select a valid choice. ${value} is not one of the available choices.`],
    })
  }
}
