export { decodeText } from './document/decode-text.ts'
export {
  type DocumentCycleDetails,
  DocumentCycleError,
  type DocumentKeyDetails,
  DocumentKeyError,
  type DocumentSchemaDetails,
  DocumentSchemaError,
  type DocumentSyntaxDetails,
  DocumentSyntaxError,
  type DocumentValueDetails,
  DocumentValueError,
  type DuplicateKeyDetails,
  DuplicateKeyError,
  UnknownTagError,
  type YamlVersionDetails,
  YamlVersionError,
} from './document/document-error.ts'
export { isMap } from './document/is-map.ts'
export { readJson } from './document/read-json.ts'
export { type ReadYamlOptions, readYaml } from './document/read-yaml.ts'
export {
  type DocumentPath,
  type Position,
  positionAt,
  type ReadOptions,
  type SourceDocument,
  type SourceLocation,
} from './document/source-document.ts'
export { type DocumentSchema, validateDocument } from './document/validate-document.ts'
export { type WriteYamlOptions, writeYaml } from './document/write-yaml.ts'
export {
  NornirError,
  type ThrownValueDetails,
  ThrownValueError,
  toError,
} from './error/nornir-error.ts'
export { nearest } from './nearest/nearest.ts'
export { expandHome } from './path/expand-home.ts'
export { fileName } from './path/file-name.ts'
export { type PromptSecretOptions, promptSecret } from './secret/prompt-secret.ts'
export { REDACTED, Secret } from './secret/secret.ts'
export {
  type SecretArgumentDetails,
  SecretArgumentError,
  type SecretCommandDetails,
  SecretCommandError,
  SecretEmptyError,
  type SecretFileDetails,
  SecretFileError,
  type SecretResolutionDetails,
  SecretResolutionError,
  type SecretTimeoutDetails,
  SecretTimeoutError,
  type SecretVariableDetails,
  SecretVariableError,
  type UnknownSecretProviderDetails,
  UnknownSecretProviderError,
} from './secret/secret-error.ts'
export type { SecretLease, SecretProvider } from './secret/secret-provider.ts'
export { SecretReference, type SecretReferenceData } from './secret/secret-reference.ts'
export {
  type ResolveSecretOptions,
  type SecretLookup,
  SecretResolver,
  type SecretResolverOptions,
} from './secret/secret-resolver.ts'
export {
  type TerminalDetails,
  TerminalEndedError,
  TerminalMissingError,
} from './terminal/terminal-error.ts'
export { exclusively } from './waiting/exclusively.ts'
export { type AtMostLimit, inTurn, Lines, type Turn } from './waiting/lines.ts'
export { Pace } from './waiting/pace.ts'
export { pause } from './waiting/pause.ts'
export { Queue } from './waiting/queue.ts'
export { remembered } from './waiting/remembered.ts'
export { retryAfterMs } from './waiting/retry-after.ts'
export { type Done, type Resumable, takeTurns } from './waiting/take-turns.ts'
export { waitFor } from './waiting/wait-for.ts'
