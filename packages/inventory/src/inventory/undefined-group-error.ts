import { type DocumentPath, NornirError, type SourceLocation } from '@nornir-ts/kernel'

/** Details of an {@link UndefinedGroupError}. */
export interface UndefinedGroupDetails {
  /** Steps to the name, e.g. `['hosts', 'leaf01', 'groups', 0]`. */
  readonly path: DocumentPath
  /** The name that no group has. */
  readonly group: string
  /** The group that was probably meant. */
  readonly suggestion: string | undefined
  /** Where the name stands, if it was read from a file. */
  readonly location: SourceLocation | undefined
}

/** A host or group lists a group that the inventory does not have. */
export class UndefinedGroupError extends NornirError implements UndefinedGroupDetails {
  readonly code = 'UNDEFINED_GROUP'
  /** Steps to the name, e.g. `['hosts', 'leaf01', 'groups', 0]`. */
  readonly path: DocumentPath
  /** The name that no group has. */
  readonly group: string
  /** The group that was probably meant. */
  readonly suggestion: string | undefined
  /** Where the name stands, if it was read from a file. */
  readonly location: SourceLocation | undefined

  constructor(details: UndefinedGroupDetails, options?: ErrorOptions) {
    const { path, group, suggestion, location } = details
    const place =
      location === undefined ? 'inventory' : `${location.file}:${location.line}:${location.column}`
    const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
    super(`${place}: ${path.join(' → ')}: there is no group "${group}"${hint}`, options)
    this.path = path
    this.group = group
    this.suggestion = suggestion
    this.location = location
  }
}
