import { type DocumentPath, NornirError, type SourceLocation } from '@nornir-ts/kernel'

/** Details of a {@link DuplicateNameError}. */
export interface DuplicateNameDetails {
  /** Steps to the name, e.g. `['hosts', 'leaf01']`. */
  readonly path: DocumentPath
  /** Where it stands first. */
  readonly first: SourceLocation
  /** Where it stands again. */
  readonly second: SourceLocation
}

/** Two files of an inventory define the same name; taking either would silently lose the other. */
export class DuplicateNameError extends NornirError implements DuplicateNameDetails {
  readonly code = 'INVENTORY_DUPLICATE_NAME'
  /** Steps to the name, e.g. `['hosts', 'leaf01']`. */
  readonly path: DocumentPath
  /** Where it stands first. */
  readonly first: SourceLocation
  /** Where it stands again. */
  readonly second: SourceLocation

  constructor({ path, first, second }: DuplicateNameDetails, options?: ErrorOptions) {
    super(
      `${placeOf(second)}: ${path.join(' → ')}: stands in ${placeOf(first)} already; remove or rename one`,
      options,
    )
    this.path = path
    this.first = first
    this.second = second
  }
}

function placeOf({ file, line, column }: SourceLocation): string {
  return `${file}:${line}:${column}`
}
