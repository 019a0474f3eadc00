// What a `CommandParseError` has as its cause. From here, too: errors whose classes the plugin exports keep them on
// their way from a thread.
export {
  CommandIndexError,
  StateError,
  TemplateError,
  TemplateFileError,
  TemplateNotFoundError,
  TemplatePatternError,
  TooCostlyError,
} from '@nornir-ts/textfsm'
export type { DetectEvidence, DetectOptions, DetectRule } from './detect/detect-rule.ts'
export { type DetectRuleDetails, DetectRuleError } from './detect/detect-rule-error.ts'
export {
  type PlatformAmbiguousDetails,
  PlatformAmbiguousError,
  type PlatformNotDetectedDetails,
  PlatformNotDetectedError,
} from './detect/platform-detection-error.ts'
export { SshError, type SshErrorDetails, type SshPhase } from './error/ssh-error.ts'
export { canonicalInterface } from './naming/canonical-interface.ts'
export { normaliseMac } from './naming/normalise-mac.ts'
export { type CommandParseDetails, CommandParseError } from './parsing/parse-error.ts'
export type { TemplateChoice } from './parsing/parse-output.ts'
export type { ParsedRow } from './parsing/row-source.ts'
export type {
  Candidate,
  CandidateComparison,
  CandidateEntry,
  CandidateRollback,
  CommitWords,
  ConfigLock,
  ConfirmedCommit,
  LockRetry,
  PendingProbe,
} from './platform/candidate.ts'
export { ciscoIos } from './platform/cisco-ios.ts'
export type { ConfigBlocks, Quoting } from './platform/config-blocks.ts'
export type { ConfigStructure } from './platform/config-structure.ts'
export type { PlatformExtension } from './platform/define-platform.ts'
export { definePlatform } from './platform/define-platform.ts'
export type { PlatformChanges } from './platform/extend-platform.ts'
export type {
  Checksum,
  FileCommand,
  FileFacts,
  FileQuestion,
  FileServerFacts,
  FileTransferFacts,
  FileTypingFacts,
} from './platform/file-facts.ts'
export { frr } from './platform/frr.ts'
export type { KnownDialog } from './platform/known-dialog.ts'
export { linux } from './platform/linux.ts'
export type { LogInPatterns } from './platform/log-in-patterns.ts'
export type {
  FactSource,
  Mode,
  ModeChange,
  Platform,
  PlatformDefinition,
  SaveCommand,
} from './platform/platform.ts'
export {
  type PlatformDefinitionDetails,
  PlatformDefinitionError,
} from './platform/platform-definition-error.ts'
export type { Proof, ProvenCommand } from './platform/proven-command.ts'
export type { Boot, Identity, Reload } from './platform/restart.ts'
export type { ConfigSource, ConfigView, ShowConfig } from './platform/show-config.ts'
export type { RevertTimer, Snapshot } from './platform/take-back.ts'
export { type SshPlugin, ssh, sshFiles } from './plugin/ssh.ts'
export { knownPlatforms, sshCheck } from './plugin/ssh-check.ts'
export { type SshExtrasDetails, SshExtrasError } from './plugin/ssh-extras-error.ts'
export type { SshFilesPlugin } from './plugin/ssh-files.ts'
export type {
  JumpHost,
  SshHostOptions,
  SshLogInOptions,
  SshOptions,
} from './plugin/ssh-options.ts'
export { type SshOptionsDetails, SshOptionsError } from './plugin/ssh-options-error.ts'
export {
  type ProxyCommandNotAllowedDetails,
  ProxyCommandNotAllowedError,
} from './plugin/target/proxy-command-not-allowed-error.ts'
export {
  type UnknownPlatformDetails,
  UnknownPlatformError,
} from './plugin/unknown-platform-error.ts'
export type { CommitReply } from './session/candidate/commit-candidate.ts'
export type { CommitOptions } from './session/candidate/commit-command.ts'
export type { EnterCandidateOptions } from './session/candidate/enter-candidate.ts'
export type { RollBackReply } from './session/candidate/roll-back-candidate.ts'
export type { CliSession } from './session/cli-session.ts'
export type { MultilineStep } from './session/command/multiline.ts'
export type {
  CommandOptions,
  SendCommandOptions,
  SendCommandsOptions,
  SendCommandTimingOptions,
} from './session/command/send-command-options.ts'
export type { ConfigText, GetConfigOptions } from './session/config/get-config.ts'
export type { ConfigLineReply } from './session/config/type-config.ts'
export type {
  CommitConfigOptions,
  RollbackOptions,
  SendConfigOptions,
} from './session/config-session-options.ts'
export type { DialogStep } from './session/dialog/dialog-script.ts'
export type { EnsuredSection } from './session/ensure/ensure-config.ts'
export {
  type CandidateOccupiedDetails,
  CandidateOccupiedError,
} from './session/error/candidate-occupied-error.ts'
export { type CommandCutDetails, CommandCutError } from './session/error/command-cut-error.ts'
export {
  type CommandRejectedDetails,
  CommandRejectedError,
} from './session/error/command-rejected-error.ts'
export {
  type CommandsIncompleteDetails,
  CommandsIncompleteError,
} from './session/error/commands-incomplete-error.ts'
export { type CommitFailedDetails, CommitFailedError } from './session/error/commit-failed-error.ts'
export type { ConfigFate } from './session/error/config-fate.ts'
export {
  type ConfigIncompleteDetails,
  ConfigIncompleteError,
} from './session/error/config-incomplete-error.ts'
export { type ConfigLockedDetails, ConfigLockedError } from './session/error/config-locked-error.ts'
export {
  type ConfigRejectedDetails,
  ConfigRejectedError,
} from './session/error/config-rejected-error.ts'
export {
  type ConfigTruncatedDetails,
  ConfigTruncatedError,
} from './session/error/config-truncated-error.ts'
export { type ConfirmTimerDetails, ConfirmTimerError } from './session/error/confirm-timer-error.ts'
export {
  DialogAbortedError,
  type DialogErrorDetails,
  DialogStepMissingError,
} from './session/error/dialog-error.ts'
export { type EchoMismatchDetails, EchoMismatchError } from './session/error/echo-mismatch-error.ts'
export { type EnableFailedDetails, EnableFailedError } from './session/error/enable-failed-error.ts'
export {
  type FileMissingDetails,
  FileMissingError,
  type FileQuestionDetails,
  FileQuestionError,
  type FileStillThereDetails,
  FileStillThereError,
  type FileTypingDetails,
  FileTypingError,
} from './session/error/file-error.ts'
export {
  type ForeignChangeDetails,
  ForeignChangeError,
} from './session/error/foreign-change-error.ts'
export { type InputRefusedDetails, InputRefusedError } from './session/error/input-refused-error.ts'
export { type ModeDetails, ModeError } from './session/error/mode-error.ts'
export {
  type PromptTimeoutDetails,
  PromptTimeoutError,
} from './session/error/prompt-timeout-error.ts'
export {
  PushError,
  type PushFailedDetails,
  PushFailedError,
  type PushStage,
  RollbackUnavailableError,
} from './session/error/push-error.ts'
export {
  type ReloadRefusedDetails,
  ReloadRefusedError,
} from './session/error/reload-refused-error.ts'
export { type SaveFailedDetails, SaveFailedError } from './session/error/save-failed-error.ts'
export {
  type SessionClosedDetails,
  SessionClosedError,
} from './session/error/session-closed-error.ts'
export {
  type UnknownDialogDetails,
  UnknownDialogError,
} from './session/error/unknown-dialog-error.ts'
export {
  type UnsupportedOperationDetails,
  UnsupportedOperationError,
} from './session/error/unsupported-operation-error.ts'
export {
  type ValidationConnectDetails,
  ValidationConnectError,
} from './session/error/validation-connect-error.ts'
export {
  type ValidationFailedDetails,
  ValidationFailedError,
} from './session/error/validation-failed-error.ts'
export type {
  FileHash,
  FileHashOptions,
  FilePlace,
  FileState,
  FreeSpace,
  HashAlgorithm,
} from './session/file/files.ts'
export type { Detection, FoundEvidence, Probe } from './session/platform-finder.ts'
export type {
  OtherSession,
  PushConfigOptions,
  PushOptions,
  PushReply,
  Validation,
} from './session/push/push-options.ts'
export type { DeviceIdentity } from './session/restart/read-identity.ts'
export type { OperationOptions } from './session/session-context.ts'
export type { SessionLimits } from './session/session-limits.ts'
export type { CommandReply, ConfigReply } from './session/session-reply.ts'
export type { TransferReply } from './session/transfer/transfer.ts'
export {
  type FileCorruptDetails,
  FileCorruptError,
  type FileDiffersDetails,
  FileDiffersError,
  type FileLeftDetails,
  FileLeftError,
  type FileLostDetails,
  FileLostError,
  type FileServerDetails,
  FileServerLeftError,
  FileServerOffError,
  type LocalFileDetails,
  LocalFileError,
  type NoRoomDetails,
  NoRoomError,
} from './session/transfer/transfer-error.ts'
export type {
  TransferHash,
  TransferOptions,
  TransferProgress,
  TransferRequest,
  TransferResult,
  TransferStep,
} from './session/transfer/transfer-options.ts'
export type {
  TransferConnections,
  TransferSession,
} from './session/transfer/transfer-surroundings.ts'
export { readSessionLog, type SessionLogEvent } from './session-log/read-session-log.ts'
export {
  SessionLogError,
  type SessionLogErrorDetails,
  SessionLogOpenError,
  type SessionLogOptionsDetails,
  SessionLogOptionsError,
} from './session-log/session-log-error.ts'
export type { SessionLogOptions } from './session-log/session-log-options.ts'
export type { ArpRow } from './table/arp/arp-row.ts'
export type { BgpSummaryRow } from './table/bgp-summary/bgp-summary-row.ts'
export type { ColumnKind } from './table/column-kind.ts'
export type { InterfacesRow } from './table/interface-details/interfaces-row.ts'
export type { InterfaceStatusRow } from './table/interface-status/interface-status-row.ts'
export type { LldpNeighborsRow } from './table/lldp-neighbors/lldp-neighbors-row.ts'
export type { MacTableRow } from './table/mac-table/mac-table-row.ts'
export type { RoutesRow } from './table/routes/routes-row.ts'
export type { TableFamily } from './table/table-family.ts'
export type { TableTemplate } from './table/table-template.ts'
export type { DeviceTable } from './table/tables.ts'
export type { BgpState } from './table/value/bgp-words.ts'
export type { Duplex, LinkStatus } from './table/value/link-words.ts'
export type { VersionRow } from './table/version/version-row.ts'
export {
  type BackupConfigParams,
  type BackupConfigResult,
  backupConfig,
} from './task/backup-config.ts'
export {
  type BackupFileDetails,
  BackupFileError,
  type BackupOptionsDetails,
  BackupOptionsError,
} from './task/backup-config-error.ts'
export type { BackupFile, BackupFolder, BackupPlace } from './task/backup-config-place.ts'
export {
  checkConfigMode,
  compare,
  discard,
  type RollbackParams,
  rollback,
} from './task/candidate.ts'
export {
  type CommitConfirmedParams,
  type CommitParams,
  commit,
  commitConfirmed,
  confirmCommit,
} from './task/commit.ts'
export type {
  ConfigFile,
  ConfigInput,
  ConfigLines,
  ConfigSourceParams,
} from './task/config-source.ts'
export { type ConfigSourceDetails, ConfigSourceError } from './task/config-source-error.ts'
export type { ConnectionParams } from './task/connection-params.ts'
export { type DetectPlatformParams, detectPlatform } from './task/detect-platform.ts'
export {
  type EnsureConfigParams,
  type EnsureConfigResult,
  ensureConfig,
} from './task/ensure-config.ts'
export { type EnsureConfigDetails, EnsureConfigError } from './task/ensure-config-error.ts'
export { type GetConfigParams, getConfig } from './task/get-config.ts'
export {
  type GetTableParams,
  type GetTableTask,
  getArpTable,
  getBgpSummary,
  getInterfaceStatus,
  getInterfaces,
  getLldpNeighbors,
  getMacTable,
  getRoutes,
  getVersion,
} from './task/get-tables.ts'
export {
  type ParseCommandAsOptions,
  type ParseCommandParams,
  parseCommand,
  parseCommandAs,
  parseCommandOrRaw,
} from './task/parse-command.ts'
export { type PushConfigParams, pushConfig } from './task/push-config.ts'
export { type ReloadParams, type ReloadResult, reload } from './task/reload.ts'
export { type ReturnDetails, ReturnError } from './task/return-error.ts'
export { saveConfig } from './task/save-config.ts'
export { type SendCommandParams, sendCommand } from './task/send-command.ts'
export { type SendCommandsParams, sendCommands } from './task/send-commands.ts'
export { type SendConfigParams, sendConfig } from './task/send-config.ts'
export { type SetBootParams, type SetBootResult, setBoot } from './task/set-boot.ts'
export { type TaskParamsDetails, TaskParamsError } from './task/task-params-error.ts'
export {
  type ReturnResult,
  type WaitForReturnParams,
  waitForReturn,
} from './task/wait-for-return.ts'
export { type OutputLimitDetails, OutputLimitError } from './terminal/output-limit-error.ts'
export { checkFile } from './transfer/check-file.ts'
export { deleteFile } from './transfer/delete-file.ts'
export { type FileHashParams, fileHash } from './transfer/file-hash.ts'
export type { FileParams, FilePlaceParams } from './transfer/file-params.ts'
export { freeSpace } from './transfer/free-space.ts'
export { transferFile } from './transfer/transfer-file.ts'
export type { TransferFileParams } from './transfer/transfer-params.ts'
export type {
  AlgorithmChoice,
  AlgorithmList,
  AlgorithmLists,
} from './transport/algorithms/algorithm-choice.ts'
export {
  type NoAlgorithmLeftDetails,
  NoAlgorithmLeftError,
  type UnknownAlgorithmDetails,
  UnknownAlgorithmError,
} from './transport/algorithms/algorithm-error.ts'
export type { AlgorithmKind } from './transport/algorithms/algorithm-names.ts'
export {
  AuthenticationError,
  type AuthenticationErrorDetails,
} from './transport/authenticate/authentication-error.ts'
export {
  AgentError,
  type AgentErrorDetails,
  AgentNotFoundError,
  PrivateKeyError,
  type PrivateKeyErrorDetails,
} from './transport/authenticate/credential-error.ts'
export {
  ConnectError,
  type ConnectErrorDetails,
  ConnectFailedError,
  ConnectRefusedError,
  type ConnectTimeoutDetails,
  ConnectTimeoutError,
  ConnectUnreachableError,
  type HostNotFoundDetails,
  HostNotFoundError,
} from './transport/connect/connect-error.ts'
export type { SshFileConnection } from './transport/file/file-connection.ts'
export {
  type FileAnswerDetails,
  FileAnswerError,
  FileError,
  type FileErrorDetails,
  type FileInterruptedDetails,
  FileInterruptedError,
  type FileOptionsDetails,
  FileOptionsError,
  type FileProtocolName,
  type FileProtocolUnavailableDetails,
  FileProtocolUnavailableError,
  type FileSilenceDetails,
  FileSilenceError,
  type FileSizeDetails,
  FileSizeError,
  type RefusedRequest,
} from './transport/file/file-error.ts'
export {
  type FileRefusal,
  type FileRefusedDetails,
  FileRefusedError,
} from './transport/file/file-refused-error.ts'
export {
  HandshakeError,
  type HandshakeErrorDetails,
} from './transport/handshake/handshake-error.ts'
export type { AlgorithmOffer } from './transport/handshake/kex-init.ts'
export {
  type ForwardingRefusedDetails,
  ForwardingRefusedError,
  type JumpHostDetails,
  JumpHostError,
  JumpHostLostError,
  type JumpRouteDetails,
  JumpRouteError,
} from './transport/jump/jump-host-error.ts'
export {
  KeepAliveError,
  type KeepAliveErrorDetails,
} from './transport/keepalive/keep-alive-error.ts'
export {
  HostKeyChangedError,
  type HostKeyConflictDetails,
  type HostKeyDetails,
  HostKeyError,
  HostKeyRevokedError,
  type HostKeyUnknownDetails,
  HostKeyUnknownError,
} from './transport/known-hosts/host-key-error.ts'
export type { KnownHost } from './transport/known-hosts/known-host.ts'
export {
  type KnownHostsFileDetails,
  KnownHostsFileError,
} from './transport/known-hosts/known-hosts-file-error.ts'
export { LinkError, type LinkErrorDetails } from './transport/link/link-error.ts'
export {
  ProxyCommandError,
  type ProxyCommandErrorDetails,
} from './transport/link/proxy-command-error.ts'
export type { SocketOpener, SocketRequest } from './transport/link/route.ts'
export { SocketOpenError } from './transport/link/socket-open-error.ts'
export {
  type BannerTimeoutDetails,
  BannerTimeoutError,
  type OpeningErrorDetails,
  type OpeningTimeoutDetails,
  OpeningTimeoutError,
  PasswordTurnLostError,
  type SessionLimitDetails,
  SessionLimitError,
  ShellRefusedError,
} from './transport/open/opening-error.ts'
export type {
  AuthenticationPrompt,
  AuthenticationQuestion,
  PromptHandler,
  SshLimits,
} from './transport/ssh-target.ts'
