import type { Token, ValueType } from './value.ts'

/** A key of a list. */
export interface Key {
  /** Its name, where it is typed before the value: `route-type unicast`. */
  readonly word?: string | undefined
  /** What it can be. */
  readonly value: ValueType
  /** What it is when it is left out (`router bgp` is `router "Base" bgp`). */
  readonly fallback?: string | undefined
}

/** One element of the configuration tree. */
export type Rule =
  | { readonly kind: 'container'; readonly children: Rules }
  | { readonly kind: 'list'; readonly keys: readonly Key[]; readonly children: Rules }
  | { readonly kind: 'leaf'; readonly value: ValueType }

/** The elements below one, by name, in the order of `info`. */
export interface Rules {
  readonly [name: string]: Rule
}

/** A way through the tree, e.g. `['configure', 'router "Base"', 'bgp']`. */
export type Path = readonly string[]

/** An element that holds others. */
export function container(children: Rules): Rule {
  return { kind: 'container', children }
}

/** An element that there may be many of, told apart by their keys. */
export function list(keys: readonly (Key | ValueType)[], children: Rules): Rule {
  return { kind: 'list', keys: keys.map((key) => ('read' in key ? { value: key } : key)), children }
}

/** An element with a value. */
export function leaf(value: ValueType): Rule {
  return { kind: 'leaf', value }
}

/** What an element may hold; nothing for a leaf. */
export function childrenOf(rule: Rule | undefined): Rules {
  return rule === undefined || rule.kind === 'leaf' ? {} : rule.children
}

/** What may stand below a path. */
export function rulesBelow(root: Rules, path: Path): Rules {
  return path.reduce((rules, element) => childrenOf(rules[nameOf(element)]), root)
}

/** The name of an element of a path, without its keys. */
export function nameOf(element: string): string {
  return element.split(' ', 1)[0] ?? ''
}

/** Whether a word is the name of an element; a string in quotes is none, and neither is an abbreviation. */
export function isNameIn(rules: Rules, { text, isQuoted }: Token): boolean {
  return !isQuoted && Object.hasOwn(rules, text)
}
