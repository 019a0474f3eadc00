export type {
  AttributesData,
  ConnectionOptionsData,
  DefaultsData,
  GroupData,
  HostData,
  InventoryData,
} from './data/inventory-data.ts'
export { type RemoteSecretDetails, RemoteSecretError } from './data/remote-secret-error.ts'
export { F } from './filter/f.ts'
export { type Filter, type HostFilter, parseFilter } from './filter/filter.ts'
export {
  AsyncFilterError,
  type FilterAttributeDetails,
  FilterAttributeError,
  type FilterOperandDetails,
  FilterOperandError,
  type FilterOperatorDetails,
  FilterOperatorError,
  type NotAFilterDetails,
  NotAFilterError,
} from './filter/filter-error.ts'
export {
  type FilterFormatDetails,
  FilterFormatError,
  type FilterSyntaxDetails,
  FilterSyntaxError,
} from './filter/filter-text-error.ts'
export { formatFilter } from './filter/format-filter.ts'
export type { FilterTerms } from './filter/terms.ts'
export type {
  Attributes,
  ConnectionAliases,
  ConnectionOptions,
  ConnectionParameters,
  OwnValues,
  UnresolvedParameters,
} from './host/attributes.ts'
export { Defaults } from './host/defaults.ts'
export { Group } from './host/group.ts'
export { Host } from './host/host.ts'
export {
  ForeignGroupError,
  type GroupCycleDetails,
  GroupCycleError,
  type GroupMembershipDetails,
  GroupNotListedError,
  type MissingDataDetails,
  MissingDataError,
} from './host/host-error.ts'
export { InventoryElement, type InventoryScope } from './host/inventory-element.ts'
export { type ResolveSecretsOptions, resolveSecrets } from './host/resolve-secrets.ts'
export { createInventory } from './inventory/create-inventory.ts'
export { type DuplicateNameDetails, DuplicateNameError } from './inventory/duplicate-name-error.ts'
export {
  type GroupInUseDetails,
  GroupInUseError,
  type InventoryViewDetails,
  InventoryViewError,
  type UnknownNameDetails,
  UnknownNameError,
} from './inventory/edit-error.ts'
export { Inventory } from './inventory/inventory.ts'
export type { InventoryOptions } from './inventory/inventory-options.ts'
export {
  type UndefinedGroupDetails,
  UndefinedGroupError,
} from './inventory/undefined-group-error.ts'
export { type UnknownPathDetails, UnknownPathError } from './inventory/unknown-path-error.ts'
export {
  type AnsibleDynamicDetails,
  AnsibleDynamicError,
  type AnsibleFileDetails,
  AnsibleFileError,
  type AnsibleSyntaxDetails,
  AnsibleSyntaxError,
} from './source/ansible/ansible-error.ts'
export {
  type AnsibleCycleDetails,
  AnsibleCycleError,
  type AnsibleGroupDetails,
  AnsibleGroupError,
  type AnsibleHostCaseDetails,
  AnsibleHostCaseError,
} from './source/ansible/ansible-group-error.ts'
export {
  type AnsibleInventoryOptions,
  ansibleInventory,
} from './source/ansible/ansible-inventory.ts'
export {
  type AnsibleTemplateDetails,
  AnsibleTemplateError,
  type AnsibleValueDetails,
  AnsibleValueError,
  type AnsibleVaultDetails,
  AnsibleVaultError,
} from './source/ansible/ansible-value-error.ts'
export {
  type CombineInventoriesOptions,
  combineInventories,
  type OptionalSource,
} from './source/combined/combine-inventories.ts'
export type { InventoryConflict } from './source/combined/merge-parts.ts'
export type { CsvType } from './source/csv/csv-columns.ts'
export {
  type CsvCellDetails,
  CsvCellError,
  type CsvHeaderDetails,
  CsvHeaderError,
  type CsvOptionDetails,
  CsvOptionError,
  type CsvSyntaxDetails,
  CsvSyntaxError,
} from './source/csv/csv-error.ts'
export { csvInventory } from './source/csv/csv-inventory.ts'
export type { CsvInventoryOptions } from './source/csv/csv-options.ts'
export { defineInventory, type InventoryDefinition } from './source/function/define-inventory.ts'
export {
  type HttpConnectionDetails,
  HttpConnectionError,
  type HttpContentDetails,
  HttpContentError,
  type HttpDocumentDetails,
  HttpDocumentError,
  type HttpOptionDetails,
  HttpOptionError,
  type HttpRedirectDetails,
  HttpRedirectError,
  type HttpSizeDetails,
  HttpSizeError,
  type HttpStatusDetails,
  HttpStatusError,
  type HttpTimeoutDetails,
  HttpTimeoutError,
} from './source/http/http-error.ts'
export { httpInventory } from './source/http/http-inventory.ts'
export type { HttpInventoryOptions } from './source/http/http-options.ts'
export {
  type InventoryFileDetails,
  InventoryFileError,
  type InventoryFileExistsDetails,
  InventoryFileExistsError,
} from './source/inventory-file-error.ts'
export type { InventorySource } from './source/inventory-source.ts'
export {
  type InventoryShapeDetails,
  InventoryShapeError,
  type InventorySourceDetails,
  InventorySourceError,
} from './source/inventory-source-error.ts'
export {
  type InventoryToYamlOptions,
  type InventoryYaml,
  inventoryToYaml,
} from './source/inventory-to-yaml.ts'
export { type LiteralSecretDetails, LiteralSecretError } from './source/literal-secret-error.ts'
export { type LoadInventoryOptions, loadInventory } from './source/load-inventory.ts'
export { type SimpleInventoryOptions, simpleInventory } from './source/simple/simple-inventory.ts'
export {
  type SshConfigInventoryOptions,
  sshConfigInventory,
} from './source/ssh-config/ssh-config-inventory.ts'
export {
  type WriteInventoryOptions,
  type WrittenInventory,
  writeInventory,
} from './source/write-inventory.ts'
export type { SshAlgorithmList } from './ssh-config/algorithm-list.ts'
export {
  type SshConfigExecDetails,
  SshConfigExecError,
  type SshConfigTokenDetails,
  SshConfigTokenError,
  type SshConfigUnsafeValueDetails,
  SshConfigUnsafeValueError,
  type SshConfigVariableDetails,
  SshConfigVariableError,
} from './ssh-config/expansion-error.ts'
export { matchesSshPattern } from './ssh-config/host-pattern.ts'
export { parseJumpHops, type SshJumpHop } from './ssh-config/jump-hop.ts'
export { type LocalUser, localUser } from './ssh-config/local-user.ts'
export type { SshConfigLookupOptions } from './ssh-config/lookup.ts'
export {
  type ReadSshConfigOptions,
  readSshConfig,
  type SshConfig,
} from './ssh-config/read-ssh-config.ts'
export {
  type SshConfigFileDetails,
  SshConfigFileError,
  type SshConfigIncludeDetails,
  SshConfigIncludeError,
  type SshConfigKeywordDetails,
  SshConfigKeywordError,
  SshConfigPermissionError,
  type SshConfigPlace,
  type SshConfigPortDetails,
  SshConfigPortError,
  type SshConfigProxyJumpDetails,
  SshConfigProxyJumpError,
  type SshConfigSyntaxDetails,
  SshConfigSyntaxError,
} from './ssh-config/ssh-config-error.ts'
export type { SshConfigResult, SshProxyCommand } from './ssh-config/ssh-config-result.ts'
export type {
  CheckedConnection,
  CheckedParameters,
  LogInPart,
  PlatformCatalog,
  PlatformNames,
} from './validation/checked-connection.ts'
export {
  type InvalidInventoryDetails,
  InvalidInventoryError,
} from './validation/invalid-inventory-error.ts'
export {
  defaultSeverities,
  type InventoryProblem,
  type InventoryReport,
  type ProblemCode,
  type ProblemSeverity,
} from './validation/inventory-report.ts'
export type { ProblemSeverities } from './validation/problem-list.ts'
export {
  type ProblemSeverityDetails,
  ProblemSeverityError,
} from './validation/problem-severity-error.ts'
export {
  assertValidInventory,
  type ValidateInventoryOptions,
  validateInventory,
} from './validation/validate-inventory.ts'
