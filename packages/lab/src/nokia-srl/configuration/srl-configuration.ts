/** Where something is: elements as they are shown, such as `interface ethernet-1/1`, `description`. */
export type Path = readonly string[]

/** A leaf with its value, or an entry of a list, which has none. */
export interface Entry {
  /** Where it is. */
  readonly path: Path
  /** As it was typed, without quotes. */
  readonly value: string | undefined
}

/** What a line does. */
export type Edit =
  | { readonly kind: 'set'; readonly entries: readonly Entry[] }
  | { readonly kind: 'delete'; readonly path: Path }

/** A configuration; never changed in place. */
export class SrlConfiguration {
  readonly #entries: ReadonlyMap<string, Entry>

  /** @param entries - In the order in which they are shown. */
  constructor(entries: readonly Entry[] = []) {
    this.#entries = new Map(entries.map((entry) => [keyOf(entry.path), entry]))
  }

  /** All of it. */
  get entries(): readonly Entry[] {
    return [...this.#entries.values()]
  }

  /** The value of a leaf; undefined where there is none. */
  valueOf(path: Path): string | undefined {
    return this.#entries.get(keyOf(path))?.value
  }

  /** Whether something is at a path or below it. */
  has(path: Path): boolean {
    return this.entries.some((entry) => isBelow(entry.path, path))
  }

  /** What it becomes by edits, in their order. */
  with(edits: readonly Edit[]): SrlConfiguration {
    let entries = this.entries
    for (const edit of edits) {
      if (edit.kind === 'delete') entries = entries.filter(({ path }) => !isBelow(path, edit.path))
      else entries = merged(entries, edit.entries)
    }
    return new SrlConfiguration(entries)
  }

  /** What makes another configuration of this one. */
  editsTo(other: SrlConfiguration): readonly Edit[] {
    const gone = this.entries.filter(({ path }) => !other.#entries.has(keyOf(path)))
    const come = other.entries.filter((entry) => {
      const mine = this.#entries.get(keyOf(entry.path))
      return mine === undefined || mine.value !== entry.value
    })
    return [
      ...gone.map(({ path }): Edit => ({ kind: 'delete', path })),
      ...(come.length === 0 ? [] : [{ kind: 'set', entries: come } as const]),
    ]
  }
}

/** Whether a path is another one, or leads through it. */
function isBelow(path: Path, other: Path): boolean {
  return other.every((element, index) => path[index] === element)
}

function merged(entries: readonly Entry[], more: readonly Entry[]): readonly Entry[] {
  const all = new Map(entries.map((entry) => [keyOf(entry.path), entry]))
  for (const entry of more) all.set(keyOf(entry.path), entry)
  return [...all.values()]
}

function keyOf(path: Path): string {
  return path.join('\n')
}
