import { NornirError } from '@nornir-ts/kernel'
import type { ObjectKind } from '../device/object-kind.ts'

/** Details of a {@link NetboxFilterNameError}. */
export interface NetboxFilterNameDetails {
  /** The filter. */
  readonly filter: string
  /** What was to be filtered. */
  readonly kind: ObjectKind
  /** Why it is none. */
  readonly reason: string
  /** The name that was probably meant. */
  readonly suggestion: string | undefined
}

/** The server does not know the filter. It would not say so: it would ignore it and give every host that it has. */
export class NetboxFilterNameError extends NornirError implements NetboxFilterNameDetails {
  readonly code = 'NETBOX_FILTER_NAME'
  /** The filter. */
  readonly filter: string
  /** What was to be filtered. */
  readonly kind: ObjectKind
  /** Why it is none. */
  readonly reason: string
  /** The name that was probably meant. */
  readonly suggestion: string | undefined

  constructor(details: NetboxFilterNameDetails, options?: ErrorOptions) {
    const { filter, kind, reason, suggestion } = details
    const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
    super(`"${filter}" is no filter of a ${words[kind]}: ${reason}${hint}`, options)
    this.filter = filter
    this.kind = kind
    this.reason = reason
    this.suggestion = suggestion
  }
}

/** Details of a {@link NetboxFilterValueError}. */
export interface NetboxFilterValueDetails {
  /** The filter. */
  readonly filter: string
  /** What is wrong with its value. */
  readonly reason: string
}

/** A filter has no value, or one that cannot be asked for. Without one it would select every host. */
export class NetboxFilterValueError extends NornirError implements NetboxFilterValueDetails {
  readonly code = 'NETBOX_FILTER_VALUE'
  /** The filter. */
  readonly filter: string
  /** What is wrong with its value. */
  readonly reason: string

  constructor({ filter, reason }: NetboxFilterValueDetails, options?: ErrorOptions) {
    super(`the filter "${filter}" ${reason}`, options)
    this.filter = filter
    this.reason = reason
  }
}

/** Details of a {@link NetboxFilterIgnoredError}. */
export interface NetboxFilterIgnoredDetails {
  /** What was to be filtered. */
  readonly kind: ObjectKind
  /** The filters that nobody can check. */
  readonly filters: readonly string[]
}

/** A Nautobot that was told to ignore filters that it does not know: a wrong one would select every host that it has. */
export class NetboxFilterIgnoredError extends NornirError implements NetboxFilterIgnoredDetails {
  readonly code = 'NETBOX_FILTER_IGNORED'
  /** What was to be filtered. */
  readonly kind: ObjectKind
  /** The filters that nobody can check. */
  readonly filters: readonly string[]

  constructor({ kind, filters }: NetboxFilterIgnoredDetails, options?: ErrorOptions) {
    super(
      `the server ignores filters of a ${words[kind]} that it does not know (STRICT_FILTERING is off) and would give everything; switch it on, or vouch for these with allowFilters: ${filters.join(', ')}`,
      options,
    )
    this.kind = kind
    this.filters = filters
  }
}

/** Details of a {@link NetboxFilterRefusedError}. */
export interface NetboxFilterRefusedDetails {
  /** What was to be filtered. */
  readonly kind: ObjectKind
  /** What the server said. */
  readonly detail: string
}

/** The server refuses a filter or its value, e.g. a site that it does not have. */
export class NetboxFilterRefusedError extends NornirError implements NetboxFilterRefusedDetails {
  readonly code = 'NETBOX_FILTER_REFUSED'
  /** What was to be filtered. */
  readonly kind: ObjectKind
  /** What the server said. */
  readonly detail: string

  constructor({ kind, detail }: NetboxFilterRefusedDetails, options?: ErrorOptions) {
    super(`the server refuses the filter of each ${words[kind]}: ${detail}`, options)
    this.kind = kind
    this.detail = detail
  }
}

const words: Readonly<Record<ObjectKind, string>> = {
  device: 'device',
  virtual_machine: 'virtual machine',
}
