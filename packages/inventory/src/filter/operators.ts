import { isDeepStrictEqual } from 'node:util'
import { inSubnets } from './cidr.ts'
import { FilterOperandError } from './filter-error.ts'
import { globToRegExp } from './glob.ts'

/** What a path that leads nowhere gives; neither `null` nor an empty map. */
export const MISSING: unique symbol = Symbol('missing')

/** One term, with its key taken apart. */
export interface FilterTerm {
  /** The whole key, for errors. */
  readonly term: string
  /** The operator at its end, `eq` when there is none. */
  readonly operator: string
  /** What to compare with. */
  readonly operand: unknown
}

type Test = (value: unknown) => boolean
type Operator = (term: FilterTerm) => Test

const eq: Operator =
  ({ operand }) =>
  (value) =>
    equals(value, operand)

/** The closed list of operators. Each checks its operand once and gives a test for values. */
export const operators = {
  /** Equality, deep for lists and maps. */
  eq,
  /** The exact negation of `eq`: also true where the path leads nowhere. */
  ne: (term) => {
    const test = eq(term)
    return (value) => !test(value)
  },
  /** Greater than; numbers with numbers, texts with texts, else false. */
  gt: ordered((order) => order > 0),
  /** Greater than or equal. */
  ge: ordered((order) => order >= 0),
  /** Less than. */
  lt: ordered((order) => order < 0),
  /** Less than or equal. */
  le: ordered((order) => order <= 0),
  /** Equal to a member of the list. */
  in: (term) => {
    const list = listOperand(term)
    return (value) => includes(list, value)
  },
  /** A list has the operand as a member, a text as a part, a map as a key. */
  contains:
    ({ operand }) =>
    (value) =>
      contains(value, operand),
  /** A list has a member of the operand; a scalar is one of them. */
  any: (term) => {
    const list = listOperand(term)
    return (value) =>
      Array.isArray(value) ? list.some((item) => includes(value, item)) : includes(list, value)
  },
  /** A list has all members of the operand; never true of a scalar. */
  all: (term) => {
    const list = listOperand(term)
    return (value) => Array.isArray(value) && list.every((item) => includes(value, item))
  },
  /** A text starts with the operand. */
  startswith: (term) => {
    const text = textOperand(term)
    return ofText((value) => value.startsWith(text))
  },
  /** A text ends with the operand. */
  endswith: (term) => {
    const text = textOperand(term)
    return ofText((value) => value.endsWith(text))
  },
  /** A regular expression, or its source, matches somewhere in a text. */
  regex: (term) => {
    const pattern = regexOperand(term)
    return ofText((value) => pattern.test(value))
  },
  /** Equality of texts without regard to case. */
  iexact: (term) => {
    const text = textOperand(term).toLowerCase()
    return ofText((value) => value.toLowerCase() === text)
  },
  /** A shell pattern (`*`, `?`, `[a-z]`, `[!a-z]`) matches a whole text. */
  glob: (term) => {
    const pattern = globOperand(term)
    return ofText((value) => pattern.test(value))
  },
  /** An IP address (a prefix length after it is ignored) lies in the network, or in one of the list. */
  cidr: (term) => {
    const test = inSubnets(Array.isArray(term.operand) ? term.operand : [term.operand])
    if (test === undefined) throw wrongOperand(term, 'a network such as "10.0.0.0/8", or a list')
    return ofText(test)
  },
  /** Whether the path leads anywhere; an attribute that is unset nowhere does. */
  exists: (term) => {
    const { operand } = term
    if (typeof operand !== 'boolean') throw wrongOperand(term, 'true or false')
    return (value) => (value !== MISSING) === operand
  },
} as const satisfies Record<string, Operator>

/** Name of an operator. */
export type OperatorName = keyof typeof operators

/** All names, for errors and suggestions. */
export const operatorNames = Object.keys(operators) as readonly OperatorName[]

/** Tells whether a step of a key is the name of an operator. */
export function isOperator(name: string): name is OperatorName {
  return Object.hasOwn(operators, name)
}

/** Tells whether an operator takes a list; `cidr` takes a single value as well. */
export function isListOperator(name: OperatorName): boolean {
  return name === 'in' || name === 'any' || name === 'all' || name === 'cidr'
}

function equals(left: unknown, right: unknown): boolean {
  if (left === right) return true
  return typeof left === 'object' && isDeepStrictEqual(left, right)
}

function includes(list: readonly unknown[], value: unknown): boolean {
  return list.some((item) => equals(item, value))
}

function contains(value: unknown, operand: unknown): boolean {
  if (Array.isArray(value)) return includes(value, operand)
  if (typeof operand !== 'string') return false
  if (typeof value === 'string') return value.includes(operand)
  return typeof value === 'object' && value !== null && Object.hasOwn(value, operand)
}

function ordered(accepts: (order: number) => boolean): Operator {
  return ({ operand }) =>
    (value) => {
      if (typeof value === 'number' && typeof operand === 'number') {
        return accepts(value - operand)
      }
      if (typeof value !== 'string' || typeof operand !== 'string') return false
      return accepts(value === operand ? 0 : value < operand ? -1 : 1)
    }
}

function ofText(test: (value: string) => boolean): Test {
  return (value) => typeof value === 'string' && test(value)
}

function listOperand(term: FilterTerm): readonly unknown[] {
  if (!Array.isArray(term.operand)) throw wrongOperand(term, 'a list')
  return term.operand
}

function textOperand(term: FilterTerm): string {
  if (typeof term.operand !== 'string') throw wrongOperand(term, 'a text')
  return term.operand
}

function regexOperand(term: FilterTerm): RegExp {
  const { operand } = term
  // `g` and `y` would make the expression remember where the last host's match ended.
  if (operand instanceof RegExp) return new RegExp(operand, operand.flags.replace(/[gy]/g, ''))
  const source = textOperand(term)
  return compiled(term, 'a regular expression', () => new RegExp(source))
}

function globOperand(term: FilterTerm): RegExp {
  const glob = textOperand(term)
  return compiled(term, 'a shell pattern', () => globToRegExp(glob))
}

function compiled(term: FilterTerm, expected: string, compile: () => RegExp): RegExp {
  try {
    return compile()
  } catch (error) {
    throw wrongOperand(term, expected, { cause: error })
  }
}

function wrongOperand(term: FilterTerm, expected: string, options?: ErrorOptions) {
  return new FilterOperandError({ ...term, expected }, options)
}
