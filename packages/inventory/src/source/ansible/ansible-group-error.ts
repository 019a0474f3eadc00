import { NornirError, type SourceLocation } from '@nornir-ts/kernel'
import { placeOf } from './ansible-error.ts'

/** Details of an {@link AnsibleGroupError}. */
export interface AnsibleGroupDetails extends SourceLocation {
  /** The section that names the group, e.g. `core:children`. */
  readonly section: string
  /** The group that is not there. */
  readonly group: string
  /** The group that was probably meant. */
  readonly suggestion: string | undefined
}

/** A section of an INI inventory names a group that no section defines; Ansible refuses it, too. */
export class AnsibleGroupError extends NornirError implements AnsibleGroupDetails {
  readonly code = 'ANSIBLE_GROUP'
  /** The file. */
  readonly file: string
  /** Line, 1-based. */
  readonly line: number
  /** Column, 1-based. */
  readonly column: number
  /** The section that names the group. */
  readonly section: string
  /** The group that is not there. */
  readonly group: string
  /** The group that was probably meant. */
  readonly suggestion: string | undefined

  constructor(details: AnsibleGroupDetails, options?: ErrorOptions) {
    const { section, group, suggestion } = details
    const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
    super(
      `${placeOf(details)}: [${section}]: there is no group "${group}"; define it by [${group}] or [${group}:children]${hint}`,
      options,
    )
    this.file = details.file
    this.line = details.line
    this.column = details.column
    this.section = section
    this.group = group
    this.suggestion = suggestion
  }
}

/** Details of an {@link AnsibleCycleError}. */
export interface AnsibleCycleDetails extends SourceLocation {
  /** Names of the groups in the cycle, parents first; the first one stands at the end again. */
  readonly cycle: readonly string[]
}

/** A group would be a child of itself. */
export class AnsibleCycleError extends NornirError implements AnsibleCycleDetails {
  readonly code = 'ANSIBLE_CYCLE'
  /** The file. */
  readonly file: string
  /** Line, 1-based. */
  readonly line: number
  /** Column, 1-based. */
  readonly column: number
  /** Names of the groups in the cycle, parents first; the first one stands at the end again. */
  readonly cycle: readonly string[]

  constructor(details: AnsibleCycleDetails, options?: ErrorOptions) {
    super(
      `${placeOf(details)}: groups contain each other: ${details.cycle.join(' → ')}; take one out of the children of the one before it`,
      options,
    )
    this.file = details.file
    this.line = details.line
    this.column = details.column
    this.cycle = details.cycle
  }
}

/** Details of an {@link AnsibleHostCaseError}. */
export interface AnsibleHostCaseDetails {
  /** The names, which differ only in their case. */
  readonly hosts: readonly [first: string, second: string]
  /** Where the first one stands. */
  readonly first: SourceLocation
  /** Where the second one stands. */
  readonly second: SourceLocation
}

/** Two hosts differ only in the case of their names: one device written in two ways, with half of its variables each. */
export class AnsibleHostCaseError extends NornirError implements AnsibleHostCaseDetails {
  readonly code = 'ANSIBLE_HOST_CASE'
  /** The names, which differ only in their case. */
  readonly hosts: readonly [first: string, second: string]
  /** Where the first one stands. */
  readonly first: SourceLocation
  /** Where the second one stands. */
  readonly second: SourceLocation

  constructor({ hosts, first, second }: AnsibleHostCaseDetails, options?: ErrorOptions) {
    super(
      `${placeOf(second)}: host "${hosts[1]}" stands in ${placeOf(first)} as "${hosts[0]}"; write it in one way, or rename one if they are two devices`,
      options,
    )
    this.hosts = hosts
    this.first = first
    this.second = second
  }
}
