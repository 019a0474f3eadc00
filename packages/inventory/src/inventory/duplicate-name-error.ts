import { type DocumentPath, NornirError, type SourceLocation } from '@nornir-ts/kernel'

/** Details of a {@link DuplicateNameError}. */
export interface DuplicateNameDetails {
  /** Steps to the name, e.g. `['hosts', 'leaf01']`. */
  readonly path: DocumentPath
  /** Where it stands first; undefined: in the inventory at hand. */
  readonly first?: SourceLocation | undefined
  /** Where it stands again; undefined: in what was to be added. */
  readonly second?: SourceLocation | undefined
}

/** Two files of an inventory define the same name, or one was added that is there: taking either would silently lose the other. */
export class DuplicateNameError extends NornirError implements DuplicateNameDetails {
  readonly code = 'INVENTORY_DUPLICATE_NAME'
  /** Steps to the name, e.g. `['hosts', 'leaf01']`. */
  readonly path: DocumentPath
  /** Where it stands first; undefined: in the inventory at hand. */
  readonly first: SourceLocation | undefined
  /** Where it stands again; undefined: in what was to be added. */
  readonly second: SourceLocation | undefined

  constructor({ path, first, second }: DuplicateNameDetails, options?: ErrorOptions) {
    const problem =
      first === undefined
        ? 'is in the inventory already; update or remove it, or take another name'
        : `stands in ${placeOf(first)} already; remove or rename one`
    super(`${placeOf(second)}: ${path.join(' → ')}: ${problem}`, options)
    this.path = path
    this.first = first
    this.second = second
  }
}

function placeOf(location: SourceLocation | undefined): string {
  if (location === undefined) return 'inventory'
  const { file, line, column } = location
  return `${file}:${line}:${column}`
}
