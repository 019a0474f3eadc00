export { type NetboxAnswerDetails, NetboxAnswerError } from './answer/answer-error.ts'
export type { JsonMap, NetboxId } from './answer/row.ts'
export type { NetboxCacheOptions } from './cache/cache-options.ts'
export {
  type NetboxAccessDetails,
  NetboxAccessError,
  type NetboxRedirectDetails,
  NetboxRedirectError,
  type NetboxRequestDetails,
  NetboxRequestError,
  type NetboxStatusDetails,
  NetboxStatusError,
  type NetboxTimeoutDetails,
  NetboxTimeoutError,
  type NetboxUnreachableDetails,
  NetboxUnreachableError,
} from './client/request-error.ts'
export type {
  NetboxAddress,
  NetboxChassis,
  NetboxDevice,
  NetboxObject,
  NetboxPlatform,
} from './device/netbox-device.ts'
export type { ObjectKind } from './device/object-kind.ts'
export type { ExtraField } from './dialect/dialect.ts'
export {
  type NetboxProblem,
  type NetboxReport,
  netboxDoctor,
  type ViewName,
} from './doctor/netbox-doctor.ts'
export {
  type NetboxFilterIgnoredDetails,
  NetboxFilterIgnoredError,
  type NetboxFilterNameDetails,
  NetboxFilterNameError,
  type NetboxFilterRefusedDetails,
  NetboxFilterRefusedError,
  type NetboxFilterValueDetails,
  NetboxFilterValueError,
} from './filter/filter-error.ts'
export type { NetboxFilter, NetboxFilterValue } from './filter/filter-query.ts'
export type { AddressFrom, AddressName } from './host/address-of.ts'
export type { GroupBy } from './host/group-names.ts'
export type { NamesFrom } from './host/host-names.ts'
export { type NetboxNameDetails, NetboxNameError } from './host/name-error.ts'
export type { PlatformContext, PlatformField, PlatformFrom } from './host/platform-of.ts'
export { type NetboxOptionDetails, NetboxOptionError } from './options/option-error.ts'
export type {
  MachineOptions,
  NautobotAddress,
  NautobotOptions,
  NetboxOptions,
  NetboxProgress,
  RetryOptions,
  ServerOptions,
} from './options/options.ts'
export { type NetboxChangingDetails, NetboxChangingError } from './paging/changing-error.ts'
export type { HostCounts } from './reading/host-list.ts'
export { nautobot } from './source/nautobot.ts'
export { netbox } from './source/netbox.ts'
export { type NetboxVersionDetails, NetboxVersionError } from './version/version-error.ts'
