import type { Value } from './value.ts'

/** What may stand below a container, by keyword; `*` for entries that have a name of their own and no keyword. */
export type Rules = Readonly<Record<string, Rule>>

/** One place in the grammar of the configuration. */
export type Rule =
  | {
      /** A statement that holds others. */
      readonly kind: 'container'
      readonly children: Rules
      /** Whether it means something when it holds nothing, e.g. `ssh;`. */
      readonly presence: boolean
      /** Whether it is printed on one line when it holds one statement. */
      readonly oneLine: boolean
    }
  | {
      /** One of several of a kind, e.g. `unit 0`. */
      readonly kind: 'list'
      readonly key: Value
      readonly children: Rules
      readonly oneLine: boolean
    }
  | {
      /** A statement with a value, e.g. `host-name r1;`. */
      readonly kind: 'leaf'
      readonly value: Value
      readonly secret: boolean
    }
  | {
      /** A statement with several values, e.g. `import [ a b ];`. */
      readonly kind: 'leaf-list'
      readonly value: Value
    }
  | {
      /** A statement without a value, e.g. `disable;`. */
      readonly kind: 'flag'
    }

/** A statement that only holds others. */
export function container(children: Rules, oneLine = false): Rule {
  return { kind: 'container', children, presence: false, oneLine }
}

/** A statement that holds others and means something by itself. */
export function presence(children: Rules = {}): Rule {
  return { kind: 'container', children, presence: true, oneLine: false }
}

/** Statements of a kind, told apart by a word. */
export function list(key: Value, children: Rules = {}): Rule {
  return { kind: 'list', key, children, oneLine: false }
}

/** The same, printed on one line where it holds one statement: `route 0.0.0.0/0 next-hop 192.0.2.1;`. */
export function shortList(key: Value, children: Rules): Rule {
  return { kind: 'list', key, children, oneLine: true }
}

/** A statement with a value. */
export function leaf(value: Value): Rule {
  return { kind: 'leaf', value, secret: false }
}

/** A statement with a value that is marked `## SECRET-DATA`. */
export function secret(value: Value): Rule {
  return { kind: 'leaf', value, secret: true }
}

/** A statement with several values. */
export function leafList(value: Value): Rule {
  return { kind: 'leaf-list', value }
}

/** A statement without a value. */
export const flag: Rule = { kind: 'flag' }

/** What may stand below a statement of this rule. */
export function childrenOf(rule: Rule): Rules {
  return rule.kind === 'container' || rule.kind === 'list' ? rule.children : {}
}

/** The statement with the actions of a term. By this name, because an object with a `then` looks like a promise. */
export const action = 'then'
