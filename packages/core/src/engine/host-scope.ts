import type { Host, Inventory } from '@nornir-ts/inventory'
import type { Lines } from '@nornir-ts/kernel'
import type { Logger } from 'pino'
import type { ConnectGate } from '../connection/connect-gate.ts'
import type { ConnectionPool } from '../connection/connection-pool.ts'
import type { EventHub } from '../event/event-hub.ts'
import type { ResolvedPolicy } from '../policy/run-policy.ts'
import type { TaskInfo } from '../processor/processor.ts'
import type { ProcessorChain } from '../processor/processor-chain.ts'
import type { Severity } from '../result/severity.ts'
import type { Offloader } from '../runner/offloader.ts'
import type { Runner } from '../runner/runner.ts'

/** What all hosts of a run have in common. */
export interface HostScope {
  /** The run's task. */
  readonly info: TaskInfo
  /** Severity of the results unless the task says otherwise. */
  readonly severity: Severity
  /** The hosts, in dispatch order. */
  readonly hosts: readonly Host[]
  /** Limits. */
  readonly policy: ResolvedPolicy
  /** Where attempts execute. */
  readonly runner: Runner
  /** Where steps execute that tasks have offloaded. */
  readonly offloader: Offloader
  /** Groups and defaults of the hosts. */
  readonly inventory: Inventory
  /** The open sessions. */
  readonly pool: ConnectionPool
  /** What log-ins of the run pass through. */
  readonly gate: ConnectGate
  /** Where tasks wait to do what only so many of the run may do at once. */
  readonly lines: Lines
  /** The run's events. */
  readonly hub: EventHub
  /** The run's processors. */
  readonly processors: ProcessorChain
  /** Logger with run and task bound. */
  readonly log: Logger
  /** Aborts when hosts that were told to stop are no longer waited for. */
  readonly cut: AbortSignal
}
