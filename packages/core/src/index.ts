export type {
  AnsibleInventoryOptions,
  CheckedConnection,
  HostFilter,
  InventoryProblem,
  InventoryReport,
  InventorySource,
  ValidateInventoryOptions,
} from '@nornir-ts/inventory'
export {
  ansibleInventory,
  assertValidInventory,
  combineInventories,
  csvInventory,
  defineInventory,
  F,
  Group,
  Host,
  httpInventory,
  InvalidInventoryError,
  Inventory,
  inventoryToYaml,
  loadInventory,
  parseFilter,
  simpleInventory,
  sshConfigInventory,
  validateInventory,
  writeInventory,
} from '@nornir-ts/inventory'
export type {
  AtMostLimit,
  PromptSecretOptions,
  SecretLease,
  SecretProvider,
  Turn,
} from '@nornir-ts/kernel'
export { NornirError, promptSecret, Secret, SecretReference } from '@nornir-ts/kernel'
export type { Logger } from 'pino'
export {
  type CancelledDetails,
  CancelledError,
  type RunTimeoutDetails,
  RunTimeoutError,
  type SkippedDetails,
  SkippedError,
  type TaskTimeoutDetails,
  TaskTimeoutError,
} from './cancellation/cancellation-error.ts'
export { type InterruptSignal, interruptSignal } from './cancellation/interrupt-signal.ts'
export type { Stop } from './cancellation/stop.ts'
export { type ConfigurationFileDetails, ConfigurationFileError } from './config/configuration.ts'
export { type EnvironmentVariableDetails, EnvironmentVariableError } from './config/environment.ts'
export type {
  AttemptConnections,
  SessionScope,
  SessionSource,
} from './connection/attempt-connections.ts'
export type { ConnectionOptions } from './connection/connection-options.ts'
export type {
  ConnectionPlugin,
  ConnectionTarget,
  PluginOrigin,
  PluginSettings,
} from './connection/connection-plugin.ts'
export {
  type CredentialBlockedDetails,
  CredentialBlockedError,
} from './connection/credential-blocked-error.ts'
export type { Credential, CredentialAttempt } from './connection/credential-breaker.ts'
export {
  type DuplicatePluginDetails,
  DuplicatePluginError,
} from './connection/duplicate-plugin-error.ts'
export { type FileLimitDetails, FileLimitError } from './connection/file-limit-error.ts'
export {
  type OffloadConnectionDetails,
  OffloadConnectionError,
} from './connection/no-connections.ts'
export { type CrossingDetails, CrossingError } from './crossing/crossing-error.ts'
export { RemoteError, type RemoteErrorDetails } from './crossing/remote-error.ts'
export type {
  HostEndEvent,
  HostStartEvent,
  ProgressEvent,
  RetryEvent,
  RunEndEvent,
  RunEvent,
  RunEventFields,
  RunStartEvent,
  SubtaskEndEvent,
  SubtaskStartEvent,
} from './event/run-event.ts'
export { type LogFileDetails, LogFileError } from './log/logger.ts'
export { initNornir, type NornirOptions } from './nornir/init-nornir.ts'
export type { Nornir } from './nornir/nornir.ts'
export { NornirClosedError } from './nornir/nornir-closed-error.ts'
export {
  type HostTransform,
  type TransformDetails,
  TransformError,
  transformWith,
} from './nornir/transform.ts'
export {
  type FormatInventoryReportOptions,
  formatInventoryReport,
  type PrintInventoryReportOptions,
  printInventoryReport,
} from './output/format-inventory-report.ts'
export { type LiveProgressOptions, liveProgress } from './output/live-progress.ts'
export type { OutputOptions, OutputStream } from './output/paint.ts'
export { type PrintResultOptions, printResult } from './output/print-result.ts'
export {
  type PrintSummaryOptions,
  printSummary,
  type SummaryColumn,
} from './output/print-summary.ts'
export { type EventSink, writeEvents } from './output/write-events.ts'
export type { GroupLimit, HostLimit, KeyLimit } from './policy/host-limit.ts'
export { type PolicyDetails, PolicyError } from './policy/policy-error.ts'
export type { RetryPolicy } from './policy/retry.ts'
export type { ConnectLimit, HostCount, RunPolicy } from './policy/run-policy.ts'
export type { Processor, TaskInfo } from './processor/processor.ts'
export {
  AggregatedResult,
  type AggregatedResultDetails,
  type AggregatedResultJson,
} from './result/aggregated-result.ts'
export { ExecutionError, type ExecutionErrorDetails } from './result/execution-error.ts'
export {
  type FailureSummary,
  FileResult,
  type FileResultDetails,
  type FileResultJson,
} from './result/file-result.ts'
export {
  type FailedMultiResult,
  isMultiResult,
  type MultiResult,
  type OkMultiResult,
  ResultTree,
} from './result/multi-result.ts'
export type { FailedResult, OkResult, Result, ResultFields, ResultStatus } from './result/result.ts'
export type { ErrorJson, ResultJson } from './result/result-json.ts'
export {
  type ResultsFileDetails,
  ResultsFileError,
  type ResultsFileExistsDetails,
  ResultsFileExistsError,
} from './result/results-file-error.ts'
export {
  type Changed,
  ReturnedResult,
  type ReturnedResultFields,
  result,
} from './result/returned-result.ts'
export type { RunResult } from './result/run-result.ts'
export type { Severity } from './result/severity.ts'
export type { StatusCounts } from './result/status-counts.ts'
export type { FileRun, Run } from './run/run.ts'
export type { FileRunOptions, RunOptions } from './run/run-options.ts'
export { concurrent, serial } from './runner/concurrent.ts'
export type {
  HostJob,
  HostOutcome,
  Runner,
  RunnerServices,
  RunPreparation,
} from './runner/runner.ts'
export { type LoopBehindDetails, LoopBehindError } from './store/loop-behind-error.ts'
export { type ReadResultsOptions, readResults } from './store/read-results.ts'
export { type ResultsLineDetails, ResultsLineError } from './store/results-line-error.ts'
export { type ContextRevokedDetails, ContextRevokedError } from './task/context-revoked-error.ts'
export { type InvalidLimitDetails, InvalidLimitError } from './task/invalid-limit-error.ts'
export { type InvalidTaskDetails, InvalidTaskError } from './task/invalid-task-error.ts'
export {
  type Awaitable,
  defineTask,
  type RunArguments,
  type Runnable,
  type Task,
  type TaskFunction,
} from './task/task.ts'
export type {
  Offload,
  RunSubtask,
  SubtaskOptions,
  TaskContext,
} from './task/task-context.ts'
export {
  type SubtaskDetails,
  SubtaskError,
  type TaskFailedDetails,
  TaskFailedError,
} from './task/task-error.ts'
export { auto } from './thread/auto.ts'
export { type ThreadModuleDetails, ThreadModuleError } from './thread/module-error.ts'
export { NestedRunError } from './thread/nested-run-error.ts'
export {
  type PluginNotPortableDetails,
  PluginNotPortableError,
  type TaskNotPortableDetails,
  TaskNotPortableError,
} from './thread/not-portable-error.ts'
export type { TaskModule } from './thread/task-address.ts'
export { type ThreadEndedDetails, ThreadEndedError } from './thread/thread-ended-error.ts'
export { type WorkersOptions, workers } from './thread/workers.ts'
