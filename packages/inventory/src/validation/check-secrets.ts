import { Secret, SecretReference } from '@nornir-ts/kernel'
import { isPlainObject } from '../data/copy-data.ts'
import type { OwnValues } from '../host/attributes.ts'
import type { Inventory } from '../inventory/inventory.ts'
import type { InventoryProblem } from './inventory-report.ts'
import type { ProblemList } from './problem-list.ts'

/** Providers that need nothing but this machine: they are always there. */
const LOCAL_PROVIDERS: readonly string[] = ['env', 'file', 'exec']

/** Where a value stands. */
type Place = Pick<InventoryProblem, 'host' | 'path'>

/** Looks at secrets and references to them, where they stand: on hosts, groups and defaults. */
export class SecretCheck {
  readonly #providers: ReadonlySet<string> | undefined
  readonly #list: ProblemList

  /**
   * @param providers - Names of those that are there; undefined: nobody knows, and any may be.
   * @param list - Takes what is found.
   */
  constructor(providers: readonly string[] | undefined, list: ProblemList) {
    this.#providers = providers && new Set([...LOCAL_PROVIDERS, ...providers])
    this.#list = list
  }

  /** Looks at all levels of an inventory. */
  check({ hosts, groups, defaults }: Inventory): void {
    this.#checkLevel(defaults, { path: ['defaults'] })
    for (const { name, own } of groups.values()) this.#checkLevel(own, { path: ['groups', name] })
    for (const { name, own } of hosts.values())
      this.#checkLevel(own, { host: name, path: ['hosts', name] })
  }

  #checkLevel({ password, connectionOptions }: OwnValues, at: Place): void {
    this.#checkValue(password, at, ['password'])
    for (const [name, options] of connectionOptions) {
      this.#checkValue(options.password, at, ['connection_options', name, 'password'])
      this.#checkTree(options.extras, at, ['connection_options', name, 'extras'])
    }
  }

  /** What is written here once may stand in several places, or within itself. */
  #checkTree(root: unknown, at: Place, start: readonly string[]): void {
    const seen = new Set<object>()
    const visit = (value: unknown, steps: readonly string[]): void => {
      if (typeof value !== 'object' || value === null || seen.has(value)) return
      if (this.#checkValue(value, at, steps)) return
      if (!Array.isArray(value) && !isPlainObject(value)) return
      seen.add(value)
      for (const [key, item] of Object.entries(value)) visit(item, [...steps, key])
    }
    visit(root, start)
  }

  /** Whether it is a secret or a reference to one. */
  #checkValue(value: unknown, at: Place, steps: readonly string[]): boolean {
    if (value instanceof Secret) {
      const message = 'a secret in clear text; keep it elsewhere, and refer to it: { $env: NAME }'
      this.#list.add('SECRET_LITERAL', inside(at, steps, message))
      return true
    }
    const provider = SecretReference.from(value)?.provider
    if (provider === undefined) return false
    const providers = this.#providers
    if (providers?.has(provider) === false) {
      const known = [...providers].join(', ')
      const message = `there is no provider "$${provider}" (there are ${known})`
      this.#list.add('SECRET_PROVIDER_UNKNOWN', inside(at, steps, message))
    }
    return true
  }
}

function inside(at: Place, steps: readonly string[], message: string) {
  return { ...at, path: [...at.path, ...steps], message }
}
