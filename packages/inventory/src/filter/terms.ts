import { nearest } from '@nornir-ts/kernel'
import { isPlainObject } from '../data/copy-data.ts'
import { Group } from '../host/group.ts'
import type { Host } from '../host/host.ts'
import { FilterAttributeError, FilterOperatorError } from './filter-error.ts'
import { isOperator, MISSING, type OperatorName, operatorNames, operators } from './operators.ts'

/** Operands by key; see `F` for the keys. All terms must hold. */
export type FilterTerms = Readonly<Record<string, unknown>>

type Read = (host: Host) => unknown

const attributes: Readonly<Record<string, Read>> = {
  name: (host) => host.name,
  hostname: (host) => host.hostname ?? MISSING,
  port: (host) => host.port ?? MISSING,
  username: (host) => host.username ?? MISSING,
  platform: (host) => host.platform ?? MISSING,
  groups: (host) => host.groups.map((group) => group.name),
}

/**
 * Turns terms into one function; operators, operands and patterns are checked and prepared here, once.
 *
 * @param terms - Keys and operands.
 * @throws {@link FilterOperatorError}, {@link FilterOperandError}, {@link FilterAttributeError} when a term is wrong.
 */
export function compileTerms(terms: FilterTerms): (host: Host) => boolean {
  const tests = Object.entries(terms).map(([term, operand]) => compileTerm(term, operand))
  return (host) => tests.every((test) => test(host))
}

function compileTerm(term: string, operand: unknown): (host: Host) => boolean {
  const { read, operator } = parseTerm(term)
  const test = operators[operator]({ term, operator, operand: groupsToNames(operand) })
  return (host) => test(read(host))
}

function parseTerm(term: string): { read: Read; operator: OperatorName } {
  const [head = '', ...rest] = term.split('__')
  if (head === 'password') throw new FilterAttributeError({ term })
  if (head === 'has_parent_group') {
    const names: Read = (host) => host.extendedGroups().map((group) => group.name)
    return { read: names, operator: attributeOperator(term, rest, listOperators) }
  }
  const attribute = Object.hasOwn(attributes, head) ? attributes[head] : undefined
  if (attribute !== undefined) {
    return { read: attribute, operator: attributeOperator(term, rest, operatorNames) }
  }
  if (head === 'data' && rest.length > 0) return parsePath(rest, (host, key) => ownData(host, key))
  return parsePath([head, ...rest], (host, key) => host.get(key, MISSING))
}

/** `has_parent_group` is asked for members only: equality with the whole list is never what is meant. */
const listOperators = ['contains', 'any', 'all'] as const

/** Nothing but an operator can follow an attribute, so that a wrong one is known to be wrong. */
function attributeOperator(
  term: string,
  rest: readonly string[],
  allowed: readonly OperatorName[],
): OperatorName {
  if (rest.length === 0) return allowed === listOperators ? 'contains' : 'eq'
  const operator = rest.join('__')
  const found = allowed.find((name) => name === operator)
  if (found === undefined) {
    throw new FilterOperatorError({
      term,
      operator,
      allowed,
      suggestion: nearest(operator, allowed),
    })
  }
  return found
}

/** The last step is the operator if it is the name of one; `a__in__eq` reaches a key named `in`. */
function parsePath(
  steps: readonly string[],
  readKey: (host: Host, key: string) => unknown,
): { read: Read; operator: OperatorName } {
  const last = steps.at(-1) ?? ''
  const hasOperator = steps.length > 1 && isOperator(last)
  const [key = '', ...path] = hasOperator ? steps.slice(0, -1) : steps
  return {
    read: (host) => path.reduce(step, readKey(host, key)),
    operator: hasOperator ? last : 'eq',
  }
}

function step(value: unknown, key: string): unknown {
  return isPlainObject(value) && Object.hasOwn(value, key) ? value[key] : MISSING
}

function ownData(host: Host, key: string): unknown {
  return Object.hasOwn(host.data, key) ? host.data[key] : MISSING
}

function groupsToNames(operand: unknown): unknown {
  if (operand instanceof Group) return operand.name
  return Array.isArray(operand) ? operand.map(groupsToNames) : operand
}
