import { nearest } from '@nornir-ts/kernel'
import { isPlainObject } from '../data/copy-data.ts'
import type { Host } from '../host/host.ts'
import { FilterAttributeError, FilterOperatorError } from './filter-error.ts'
import { isOperator, MISSING, type OperatorName, operatorNames } from './operators.ts'

/** The key of a term, taken apart. */
export interface TermKey {
  /** What is compared: {@link MISSING} where the host has no such thing. */
  readonly read: (host: Host) => unknown
  /** How it is compared. */
  readonly operator: OperatorName
  /** Steps through the data; `undefined` for an attribute. */
  readonly path: readonly string[] | undefined
}

type Read = TermKey['read']

const attributes: Readonly<Record<string, Read>> = {
  name: (host) => host.name,
  hostname: (host) => host.hostname ?? MISSING,
  port: (host) => host.port ?? MISSING,
  username: (host) => host.username ?? MISSING,
  platform: (host) => host.platform ?? MISSING,
  groups: (host) => host.groups.map((group) => group.name),
}

/** Every key that is no path through the data, for suggestions. */
export const attributeKeys: readonly string[] = [...Object.keys(attributes), 'has_parent_group']

/** `has_parent_group` is asked for members only: equality with the whole list is never what is meant. */
const memberOperators = ['contains', 'any', 'all'] as const

/**
 * Takes the key of a term apart.
 *
 * @param term - The key, e.g. `site__in`.
 * @throws {@link FilterOperatorError}, {@link FilterAttributeError} when it is wrong.
 */
export function parseTermKey(term: string): TermKey {
  const [head = '', ...rest] = term.split('__')
  if (head === 'password') throw new FilterAttributeError({ term })
  if (head === 'has_parent_group') {
    const read: Read = (host) => host.extendedGroups().map((group) => group.name)
    return { read, operator: attributeOperator(term, rest, memberOperators), path: undefined }
  }
  const read = Object.hasOwn(attributes, head) ? attributes[head] : undefined
  if (read !== undefined) {
    return { read, operator: attributeOperator(term, rest, operatorNames), path: undefined }
  }
  if (head === 'data' && rest.length > 0) return parsePath(rest, ownData)
  return parsePath([head, ...rest], (host, key) => host.get(key, MISSING))
}

/** Nothing but an operator can follow an attribute, so that a wrong one is known to be wrong. */
function attributeOperator(
  term: string,
  rest: readonly string[],
  allowed: readonly OperatorName[],
): OperatorName {
  if (rest.length === 0) return allowed === memberOperators ? 'contains' : 'eq'
  const operator = rest.join('__')
  const found = allowed.find((name) => name === operator)
  if (found !== undefined) return found
  const suggestion = nearest(operator, allowed)
  throw new FilterOperatorError({ term, operator, allowed, suggestion })
}

/** The last step is the operator if it is the name of one; `a__in__eq` reaches a key named `in`. */
function parsePath(
  steps: readonly string[],
  readKey: (host: Host, key: string) => unknown,
): TermKey {
  const last = steps.at(-1) ?? ''
  const hasOperator = steps.length > 1 && isOperator(last)
  const path = hasOperator ? steps.slice(0, -1) : steps
  const [key = '', ...inner] = path
  return {
    read: (host) => inner.reduce(step, readKey(host, key)),
    operator: hasOperator ? last : 'eq',
    path,
  }
}

function step(value: unknown, key: string): unknown {
  return isPlainObject(value) && Object.hasOwn(value, key) ? value[key] : MISSING
}

function ownData(host: Host, key: string): unknown {
  return Object.hasOwn(host.data, key) ? host.data[key] : MISSING
}
