import { NornirError, nearest } from '@nornir-ts/kernel'

/** Details of errors about a host or group and one of its groups. */
export interface GroupMembershipDetails {
  /** Name of the host or group whose list it is. */
  readonly member: string
  /** Name of the group. */
  readonly group: string
}

/** A group was added to a host or group whose inventory does not have it, or has it no more. */
export class ForeignGroupError extends NornirError implements GroupMembershipDetails {
  readonly code = 'FOREIGN_GROUP'
  /** Name of the host or group whose list it is. */
  readonly member: string
  /** Name of the group. */
  readonly group: string

  constructor({ member, group }: GroupMembershipDetails, options?: ErrorOptions) {
    super(
      `Cannot add group "${group}" to "${member}": it is not in the same inventory, or was removed from it; take it from the \`groups\` of the inventory of "${member}"`,
      options,
    )
    this.member = member
    this.group = group
  }
}

/** A group was to be removed from a list that it is not in. */
export class GroupNotListedError extends NornirError implements GroupMembershipDetails {
  readonly code = 'GROUP_NOT_LISTED'
  /** Name of the host or group whose list it is. */
  readonly member: string
  /** Name of the group. */
  readonly group: string

  constructor({ member, group }: GroupMembershipDetails, options?: ErrorOptions) {
    super(
      `Cannot remove group "${group}" from "${member}": it is not among its own groups`,
      options,
    )
    this.member = member
    this.group = group
  }
}

/** Details of a {@link GroupCycleError}. */
export interface GroupCycleDetails {
  /** Names of the groups in the cycle; the first one stands at the end again. */
  readonly cycle: readonly string[]
}

/** A group would be its own ancestor. */
export class GroupCycleError extends NornirError implements GroupCycleDetails {
  readonly code = 'GROUP_CYCLE'
  /** Names of the groups in the cycle; the first one stands at the end again. */
  readonly cycle: readonly string[]

  constructor({ cycle }: GroupCycleDetails, options?: ErrorOptions) {
    super(
      `Groups form a cycle: ${cycle.join(' → ')}; remove one of them from the \`groups\` of the one before it`,
      options,
    )
    this.cycle = cycle
  }
}

/** Details of a {@link MissingDataError}. */
export interface MissingDataDetails {
  /** Name of the host or group that was asked. */
  readonly member: string
  /** The key that no level has. */
  readonly key: string
  /** The keys that there are. */
  readonly known: readonly string[]
}

/** Data was required that neither the host, nor its groups, nor the defaults have. */
export class MissingDataError extends NornirError implements MissingDataDetails {
  readonly code = 'MISSING_DATA'
  /** Name of the host or group that was asked. */
  readonly member: string
  /** The key that no level has. */
  readonly key: string
  /** The keys that there are. */
  readonly known: readonly string[]

  constructor({ member, key, known }: MissingDataDetails, options?: ErrorOptions) {
    const suggestion = nearest(key, known)
    super(
      `No data "${key}" on "${member}", its groups or the defaults${
        suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
      }`,
      options,
    )
    this.member = member
    this.key = key
    this.known = known
  }
}
