import { childrenOf, type Rule, type Rules } from './rule.ts'

/** One statement of a configuration. */
export interface Statement {
  /** What tells it from its neighbours, e.g. `host-name`, `unit 0`, `ge-0/0/0`. */
  readonly name: string
  /** Its place in the grammar. */
  readonly rule: Rule
  /** What stands behind its name: none, one, or several values. */
  values: string[]
  /** What it holds. */
  children: Statement[]
}

/** A statement on the way to another, as words name it. */
export interface Step {
  /** See {@link Statement.name}. */
  readonly name: string
  /** Its place in the grammar. */
  readonly rule: Rule
  /** The values given. */
  readonly values: readonly string[]
}

/** The way to a statement, from the top. */
export type Path = readonly Step[]

/** A configuration: candidate, active, or one of the past. */
export class Configuration {
  #statements: Statement[] = []

  /** The statements at the top. */
  get statements(): readonly Statement[] {
    return this.#statements
  }

  /** A copy that shares nothing with this one. */
  clone(): Configuration {
    const copy = new Configuration()
    copy.#statements = cloneAll(this.#statements)
    return copy
  }

  /** The statement at the end of a way, by names, e.g. `['system', 'host-name']`. */
  find(names: readonly string[]): Statement | undefined {
    let found: Statement | undefined
    let among = this.#statements
    for (const name of names) {
      found = among.find((one) => one.name === name)
      if (found === undefined) return undefined
      among = found.children
    }
    return found
  }

  /** What stands below a way; everything for the empty one. */
  below(names: readonly string[]): readonly Statement[] {
    return names.length === 0 ? this.#statements : (this.find(names)?.children ?? [])
  }

  /** Puts statements in, and everything on the way to them. */
  set(path: Path): void {
    let among = this.#statements
    for (const { name, rule, values } of path) {
      let statement = among.find((one) => one.name === name)
      if (statement === undefined) {
        statement = { name, rule, values: [], children: [] }
        among.push(statement)
      }
      if (rule.kind === 'leaf') statement.values = [...values]
      if (rule.kind === 'leaf-list') statement.values = merged(statement.values, values)
      among = statement.children
    }
  }

  /**
   * Takes the statement at the end of a way out, or some values of it; containers that hold nothing more
   * go with it.
   *
   * @returns Whether it was there.
   */
  delete(path: Path): boolean {
    return deleteFrom(this.#statements, path)
  }

  /** Takes everything out below a way. */
  clear(names: readonly string[]): void {
    if (names.length === 0) this.#statements = []
    else this.find(names)?.children.splice(0)
  }
}

function deleteFrom(among: Statement[], [step, ...rest]: Path): boolean {
  const index = among.findIndex((one) => one.name === step?.name)
  const statement = among[index]
  if (step === undefined || statement === undefined) return false
  const isLast = rest.length === 0
  if (isLast && statement.rule.kind === 'leaf-list' && step.values.length > 0) {
    const left = statement.values.filter((value) => !step.values.includes(value))
    const wasThere = left.length < statement.values.length
    statement.values = left
    if (left.length === 0) among.splice(index, 1)
    return wasThere
  }
  const wasThere = isLast || deleteFrom(statement.children, rest)
  if (isLast || isEmpty(statement)) among.splice(index, 1)
  return wasThere
}

/** Whether a statement says nothing: a container that holds nothing and means nothing by itself. */
export function isEmpty({ rule, children }: Statement): boolean {
  return rule.kind === 'container' && !rule.presence && children.every(isEmpty)
}

/** Statements in the order in which they are printed: that of the grammar, inside it as entered. */
export function inOrder(statements: readonly Statement[], rules: Rules): readonly Statement[] {
  const keywords = Object.keys(rules)
  const place = ({ name }: Statement): number => {
    const index = keywords.indexOf(name.split(' ')[0] ?? '')
    return index === -1 ? keywords.length : index
  }
  return [...statements]
    .filter((one) => !isEmpty(one))
    .sort((one, other) => place(one) - place(other))
}

/** What a statement holds, in the order in which it is printed. */
export function heldBy(statement: Statement): readonly Statement[] {
  return inOrder(statement.children, childrenOf(statement.rule))
}

function cloneAll(statements: readonly Statement[]): Statement[] {
  return statements.map(({ name, rule, values, children }) => ({
    name,
    rule,
    values: [...values],
    children: cloneAll(children),
  }))
}

function merged(values: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...values, ...more])]
}
