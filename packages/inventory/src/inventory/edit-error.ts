import { NornirError } from '@nornir-ts/kernel'

/** Details of an {@link UnknownNameError}. */
export interface UnknownNameDetails {
  /** What was looked for. */
  readonly kind: 'host' | 'group'
  /** The name that none has. */
  readonly member: string
  /** The name that was probably meant. */
  readonly suggestion: string | undefined
}

/** A host or group was to be changed or removed that the inventory does not have. */
export class UnknownNameError extends NornirError implements UnknownNameDetails {
  readonly code = 'INVENTORY_UNKNOWN_NAME'
  /** What was looked for. */
  readonly kind: 'host' | 'group'
  /** The name that none has. */
  readonly member: string
  /** The name that was probably meant. */
  readonly suggestion: string | undefined

  constructor({ kind, member, suggestion }: UnknownNameDetails, options?: ErrorOptions) {
    const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
    super(`The inventory has no ${kind} "${member}"${hint}`, options)
    this.kind = kind
    this.member = member
    this.suggestion = suggestion
  }
}

/** Details of a {@link GroupInUseError}. */
export interface GroupInUseDetails {
  /** The group. */
  readonly group: string
  /** Names of the groups and hosts that list it. */
  readonly members: readonly string[]
}

/** How many members the message names. */
const SHOWN_MEMBERS = 5

/** A group was to be removed that hosts or groups still list: they would lose what they inherit from it. */
export class GroupInUseError extends NornirError implements GroupInUseDetails {
  readonly code = 'GROUP_IN_USE'
  /** The group. */
  readonly group: string
  /** Names of the groups and hosts that list it. */
  readonly members: readonly string[]

  constructor({ group, members }: GroupInUseDetails, options?: ErrorOptions) {
    const others = members.length - SHOWN_MEMBERS
    const named = members.slice(0, SHOWN_MEMBERS).join(', ')
    super(
      `Cannot remove group "${group}": it is listed by ${named}${others > 0 ? ` and ${others} more` : ''}; take it out of their \`groups\` first`,
      options,
    )
    this.group = group
    this.members = members
  }
}

/** Details of an {@link InventoryViewError}. */
export interface InventoryViewDetails {
  /** The method that was called. */
  readonly method: string
}

/** A part of an inventory that `filter` has selected was to be changed: only the whole can be. */
export class InventoryViewError extends NornirError implements InventoryViewDetails {
  readonly code = 'INVENTORY_VIEW'
  /** The method that was called. */
  readonly method: string

  constructor({ method }: InventoryViewDetails, options?: ErrorOptions) {
    super(
      `${method}: this is a selection of hosts made by a filter, which stays what it is; call ${method} of the whole inventory, and filter again`,
      options,
    )
    this.method = method
  }
}
