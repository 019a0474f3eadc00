import type { DocumentPath } from '@nornir-ts/kernel'

/** How bad a problem is: with an `error` something will not work, a `warning` is to be looked at. */
export type ProblemSeverity = 'error' | 'warning'

/** What is wrong, for programs. What each means and how bad it is stands in {@link defaultSeverities}. */
export type ProblemCode = keyof typeof defaultSeverities

/** How bad each problem is unless the caller says otherwise; `off` is not looked for. */
export const defaultSeverities = {
  /** No `hostname`, and the host's name is no address either. */
  ADDRESS_MISSING: 'error',
  /** Neither an IP address nor a host name, or something is glued to it: a port, a mask, a URL. */
  ADDRESS_MALFORMED: 'error',
  /** A host name that RFC 1123 does not allow, although most resolvers do. */
  ADDRESS_UNUSUAL: 'warning',
  /** Another host has the same address and port. */
  ADDRESS_SHARED: 'warning',
  /** No TCP port: 1 to 65 535. */
  PORT_OUT_OF_RANGE: 'error',
  /** No `username`. */
  USERNAME_MISSING: 'error',
  /** Neither a password, nor a reference to one, nor what stands in for it, such as a key. */
  CREDENTIAL_MISSING: 'error',
  /** No `platform`. */
  PLATFORM_MISSING: 'error',
  /** A `platform` that the connection does not know. */
  PLATFORM_UNKNOWN: 'error',
  /** Options of a connection that its plugin would refuse. */
  EXTRAS_INVALID: 'error',
  /** A reference to a secret, to a provider that is not there. */
  SECRET_PROVIDER_UNKNOWN: 'error',
  /** A secret that stands in the inventory itself. */
  SECRET_LITERAL: 'warning',
  /** A group that no host has, at any height. */
  GROUP_UNUSED: 'warning',
  /** A group that says nothing; it may be there for filters only. */
  GROUP_EMPTY: 'off',
} as const satisfies Readonly<Record<string, ProblemSeverity | 'off'>>

/** One thing that is wrong with an inventory. */
export interface InventoryProblem {
  /** How bad it is. */
  readonly severity: ProblemSeverity
  /** What it is, for programs. */
  readonly code: ProblemCode
  /** Name of the host; left out where it is about a group or the defaults. */
  readonly host?: string | undefined
  /** Steps to what it is about, e.g. `['hosts', 'leaf01', 'hostname']`; the value itself may be inherited. */
  readonly path: DocumentPath
  /** What is wrong, for people. No secret is in it. */
  readonly message: string
}

/** What {@link validateInventory} has found: plain data, also as JSON. */
export interface InventoryReport {
  /** Whether there are no errors; there may be warnings. */
  readonly ok: boolean
  /** What is wrong: with groups, with secrets, then host by host. */
  readonly problems: readonly InventoryProblem[]
  /** What was looked at. */
  readonly checked: {
    /** How many hosts. */
    readonly hosts: number
    /** How many groups. */
    readonly groups: number
    /** Names of connections; empty: only what stands on the hosts, groups and defaults themselves. */
    readonly connections: readonly string[]
  }
}
