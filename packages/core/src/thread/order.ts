import type { PluginOrigin, PluginSettings } from '../connection/connection-plugin.ts'
import type { Encoded } from '../crossing/encode.ts'
import type { Severity } from '../result/severity.ts'

/** What a thread is told to do. */
export type Order = PrepareOrder | AttemptOrder | CloseOrder | ForgetOrder

/** Load what a run needs, and say what is wrong with it. */
export interface PrepareOrder {
  /** What it is. */
  readonly kind: 'prepare'
  /** The run. */
  readonly run: string
}

/** One attempt on one host. */
export interface AttemptOrder {
  /** What it is. */
  readonly kind: 'attempt'
  /** Number of the attempt, in this process. */
  readonly job: number
  /** The run. */
  readonly run: string
  /** 1 for the host's first attempt. */
  readonly attempt: number
  /** The host: `ElementData`. */
  readonly host: Encoded
  /** The host's identity. */
  readonly identity: number
  /** For a step that was offloaded: what it is given. It has no connections. */
  readonly offloaded?: { readonly params: Encoded } | undefined
}

/** Close connections. */
export interface CloseOrder {
  /** What it is. */
  readonly kind: 'close'
  /** Names of the hosts; undefined: all. */
  readonly hosts: readonly string[] | undefined
}

/** Close the connections of a host that is no more. */
export interface ForgetOrder {
  /** What it is. */
  readonly kind: 'forget'
  /** The host's identity. */
  readonly identity: number
}

/** What a thread answers. A rejection means that the thread is no more. */
export type Reply = { readonly value: Encoded } | { readonly error: Encoded }

/** What has come of an attempt. */
export interface AttemptReply {
  /** The outcome, a `MultiResult`. */
  readonly outcome: unknown
  /** What it has changed of its host, a `HostPatch`; undefined: nothing. */
  readonly patch: unknown
  /** Whether the attempt has had a session. */
  readonly isUsed: boolean
}

/** Where a task is to be had. */
export interface TaskAddress {
  /** URL of the module. */
  readonly module: string
  /** Name of the task. */
  readonly task: string
  /** Name of the export, for a bare function; undefined: the export is the task of that name. */
  readonly export: string | undefined
}

/** What a thread asks of a run when it first hears of it. */
export interface RunData {
  /** Name of the result. */
  readonly name: string
  /** Severity of the results unless the task says otherwise. */
  readonly severity: Severity
  /** Whether the task only says what it would change. */
  readonly dryRun: boolean
  /** Where the task is to be had. */
  readonly task: TaskAddress
  /** What it is given. */
  readonly params: unknown
  /** Number of the groups and defaults. */
  readonly scope: number
  /** Number of the set-up. */
  readonly setup: number
  /** Whether sessions stay open when their hosts have ended, as far as was known when the run began. */
  readonly keepsSessions: boolean
  /** Whether processors want to be told of subtasks before they begin. */
  readonly hasProcessors: boolean
}

/** What a thread asks of a Nornir when it first hears of it. */
export interface SetupData {
  /** Where its connection plugins are to be had. */
  readonly plugins: readonly PluginOrigin[]
  /** URL of the set-up module, which exports further `connections`. */
  readonly module: string | undefined
  /** What the configuration file says about plugins, by their names. */
  readonly settings: Readonly<Record<string, PluginSettings>>
  /** The least level that is logged. */
  readonly level: string
}
