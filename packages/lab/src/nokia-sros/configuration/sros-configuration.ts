import type { Path } from '../schema/rule.ts'

/** A leaf with its value, or an entry of a list, which has none. */
export interface Entry {
  /** Where it is. */
  readonly path: Path
  /** As it is shown. */
  readonly value: string | undefined
}

/** What a line does to a configuration. */
export type Change =
  | { readonly kind: 'set'; readonly entries: readonly Entry[] }
  | { readonly kind: 'delete'; readonly path: Path }

/** A configuration of SR OS: leaves and entries of lists; containers are there where they hold something. */
export class SrosConfiguration {
  readonly #entries = new Map<string, Entry>()

  /** All leaves and list entries, in the order of their coming. */
  get entries(): readonly Entry[] {
    return [...this.#entries.values()]
  }

  /** The same configuration, to be changed without changing this one. */
  clone(): SrosConfiguration {
    const copy = new SrosConfiguration()
    for (const [key, entry] of this.#entries) copy.#entries.set(key, entry)
    return copy
  }

  /** Makes changes, in their order. */
  apply(changes: readonly Change[]): this {
    for (const change of changes) {
      if (change.kind === 'set') for (const entry of change.entries) this.#put(entry)
      else {
        for (const { path } of this.entries) {
          if (isBelow(path, change.path)) this.#entries.delete(keyOf(path))
        }
      }
    }
    return this
  }

  /** Whether something is at a path or below it. */
  has(path: Path): boolean {
    return this.entries.some((entry) => isBelow(entry.path, path))
  }

  /** The leaf or list entry at a path. */
  get(path: Path): Entry | undefined {
    return this.#entries.get(keyOf(path))
  }

  /** What makes another configuration of this one, below a path. */
  changesTo(other: SrosConfiguration, below: Path = []): readonly Change[] {
    const gone = this.entries
      .filter(({ path }) => isBelow(path, below) && other.get(path) === undefined)
      .map(({ path }): Change => ({ kind: 'delete', path }))
    const come = other.entries.filter(
      (entry) => isBelow(entry.path, below) && !isSame(this.get(entry.path), entry),
    )
    return come.length === 0 ? gone : [...gone, { kind: 'set', entries: come }]
  }

  #put(entry: Entry): void {
    this.#entries.set(keyOf(entry.path), entry)
  }
}

/** The paths that a change touches. */
export function pathsOf(change: Change): readonly Path[] {
  return change.kind === 'delete' ? [change.path] : change.entries.map(({ path }) => path)
}

/** Whether two entries say the same. */
export function isSame(one: Entry | undefined, other: Entry | undefined): boolean {
  return (one === undefined) === (other === undefined) && one?.value === other?.value
}

/** Whether a path is another one, or leads through it. */
export function isBelow(path: Path, other: Path): boolean {
  return other.every((element, index) => path[index] === element)
}

function keyOf(path: Path): string {
  return path.join('\n')
}
