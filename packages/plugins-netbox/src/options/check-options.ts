import { expandHome, isMap, Secret, SecretReference } from '@nornir-ts/kernel'
import type { JsonMap } from '../answer/row.ts'
import type { ObjectKind } from '../device/object-kind.ts'
import type { Dialect, ExtraField } from '../dialect/dialect.ts'
import { refuseReserved } from '../filter/check-filter.ts'
import { filterQuery, type NetboxFilter } from '../filter/filter-query.ts'
import type { AddressFrom } from '../host/address-of.ts'
import type { GroupBy } from '../host/group-names.ts'
import type { PlatformFrom } from '../host/platform-of.ts'
import { checkNames, flag, list, text, whole, words, wrong } from './check-value.ts'
import { NetboxOptionError } from './option-error.ts'
import type { NautobotOptions, NetboxOptions } from './options.ts'

/** Options that are right, with their defaults. */
export interface CheckedOptions {
  readonly base: URL
  readonly token: Secret | SecretReference
  /** What is read, and which of it. */
  readonly filters: Readonly<Partial<Record<ObjectKind, NetboxFilter>>>
  readonly allowFilters: readonly string[]
  readonly extra: ReadonlySet<ExtraField>
  readonly platformFrom: PlatformFrom
  readonly address: AddressFrom
  readonly groupsBy: readonly GroupBy[]
  readonly pageSize: number
  readonly concurrency: number
  readonly timeoutMs: number
  readonly retry: { readonly attempts: number; readonly delayMs: number }
  readonly cache:
    | { readonly file: string; readonly maxAgeMs: number; readonly whenDown: boolean }
    | undefined
  readonly warn: (message: string) => void
  /** Those that need no check of their own, or have had it. */
  readonly given: NetboxOptions | NautobotOptions
}

const NAMES: readonly string[] = [
  'url',
  'token',
  'secrets',
  'filter',
  'allowFilters',
  'virtualMachines',
  'include',
  'platformFrom',
  'platforms',
  'address',
  'groupsBy',
  'collapseVirtualChassis',
  'names',
  'connectionOptions',
  'groups',
  'defaults',
  'cache',
  'pageSize',
  'concurrency',
  'timeoutMs',
  'retry',
  'fetch',
  'onProgress',
  'onWarning',
]

const EXTRA = ['config_context', 'custom_fields', 'local_context_data', 'description', 'comments']
const DAY_MS = 86_400_000

/**
 * Checks options and fills in what was left out.
 *
 * @param given - What the user wrote, in JavaScript perhaps.
 * @param dialect - NetBox or Nautobot.
 * @throws {@link NetboxOptionError} for the first that is wrong; the errors of filters.
 */
export function checkOptions(
  given: NetboxOptions | NautobotOptions,
  dialect: Dialect,
): CheckedOptions {
  const isNetbox = dialect.name === 'NetBox'
  checkKinds(given)
  const { include = ['custom_fields'], retry = {}, connectionOptions, allowFilters = [] } = given
  const groupsBy = given.groupsBy ?? defaultGroups(isNetbox)
  words('include', include, EXTRA)
  words('groupsBy', groupsBy, groupsOf(isNetbox))
  const platformFrom = checkPlatformFrom(given.platformFrom, isNetbox)
  return {
    base: checkUrl(given.url),
    token: checkToken(given.token),
    filters: checkFilters(given),
    allowFilters,
    extra: extraFields(include, { platformFrom, connectionOptions }),
    platformFrom,
    address: checkAddress(given.address ?? 'primary', isNetbox),
    groupsBy,
    pageSize: whole('pageSize', given.pageSize ?? 500, [2, 10_000]),
    concurrency: whole('concurrency', given.concurrency ?? 4, [1, 32]),
    timeoutMs: whole('timeoutMs', given.timeoutMs ?? 60_000, [1, 2 ** 31 - 1]),
    retry: {
      attempts: whole('retry.attempts', retry.attempts ?? 5, [1, 100]),
      delayMs: whole('retry.delayMs', retry.delayMs ?? 250, [0, 60_000]),
    },
    cache: checkCache(given.cache),
    warn: given.onWarning ?? ((message) => process.emitWarning(message, 'InventoryWarning')),
    given,
  }
}

/** Which options there are, and of what kind each is: what TypeScript checks, for those who have none. */
function checkKinds(given: NetboxOptions | NautobotOptions): void {
  if (!isMap(given)) throw wrong('', 'an object of options', given)
  const options: JsonMap = given
  checkNames('', options, NAMES)
  checkNames('retry.', options['retry'] ?? {}, ['attempts', 'delayMs'])
  const check = (names: readonly string[], isRight: (value: unknown) => boolean, kind: string) => {
    for (const name of names)
      if (options[name] !== undefined && !isRight(options[name]))
        throw wrong(name, kind, options[name])
  }
  check(['fetch', 'onProgress', 'onWarning'], (value) => typeof value === 'function', 'a function')
  check(['groups', 'defaults', 'platforms'], isMap, 'a map')
  const { collapseVirtualChassis, connectionOptions, names, platforms, allowFilters } = options
  if (collapseVirtualChassis !== undefined) flag('collapseVirtualChassis', collapseVirtualChassis)
  if (connectionOptions !== undefined) text('connectionOptions', connectionOptions)
  if (typeof names !== 'function') words('names', [names ?? 'suffix'], ['suffix', 'refuse'])
  for (const [name, platform] of Object.entries(platforms ?? {}))
    text(`platforms.${name}`, platform)
  for (const name of list('allowFilters', allowFilters ?? [])) text('allowFilters', name)
}

function checkUrl(value: unknown): URL {
  const expected = 'the address of the server, e.g. "https://netbox.example"'
  if (typeof value !== 'string' || !URL.canParse(value)) throw wrong('url', expected, value)
  const url = new URL(value)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new NetboxOptionError({
      option: 'url',
      expected: 'http or https',
      received: url.protocol,
    })
  if (url.username !== '' || url.password !== '')
    throw new NetboxOptionError({ option: 'url', expected: 'no password in it', received: 'one' })
  if (url.search !== '' || url.hash !== '')
    throw new NetboxOptionError({ option: 'url', expected: 'no ? and no # in it', received: 'one' })
  // With or without the path of the API: people copy both.
  url.pathname = url.pathname.replace(/\/(?:api\/?)?$/, '/')
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}

function checkToken(value: unknown): Secret | SecretReference {
  if (value instanceof Secret) return value
  const reference = SecretReference.from(value)
  if (reference !== undefined) return reference
  if (typeof value === 'string' && value !== '') return new Secret(value)
  throw wrong('token', 'an API token or where it is kept, e.g. { $env: "NETBOX_TOKEN" }', value)
}

function checkFilters({
  filter = {},
  virtualMachines = false,
}: NetboxOptions | NautobotOptions): CheckedOptions['filters'] {
  const ofMachines = isMap(virtualMachines) ? virtualMachines['filter'] : filter
  if (!isMap(virtualMachines)) flag('virtualMachines', virtualMachines)
  else checkNames('virtualMachines.', virtualMachines, ['filter'])
  const filters = {
    device: filter,
    ...(virtualMachines !== false && { virtual_machine: ofMachines as NetboxFilter }),
  }
  for (const [kind, one] of Object.entries(filters)) {
    const option = one === filter ? 'filter' : 'virtualMachines.filter'
    if (!isMap(one)) throw wrong(option, 'a map of filters', one)
    refuseReserved(one as NetboxFilter, kind as ObjectKind)
    filterQuery(one as NetboxFilter)
  }
  return filters
}

function checkPlatformFrom(value: unknown, isNetbox: boolean): PlatformFrom {
  if (value === undefined) return isNetbox ? 'slug' : 'network_driver'
  if (typeof value === 'function') return value as PlatformFrom
  if (!isMap(value)) {
    words('platformFrom', [value], [isNetbox ? 'slug' : 'network_driver', 'name'])
    return value as PlatformFrom
  }
  const [key] = checkNames('platformFrom.', value, ['customField', 'configContext'])
  if (key === undefined || Object.keys(value).length !== 1)
    throw wrong('platformFrom', '{ customField } or { configContext }', value)
  text(`platformFrom.${key}`, value[key])
  return value as unknown as PlatformFrom
}

function checkAddress(value: unknown, isNetbox: boolean): AddressFrom {
  if (typeof value === 'function') return value as AddressFrom
  const names = ['primary', 'primary4', 'primary6', ...(isNetbox ? ['oob', 'nat'] : [])]
  words('address', Array.isArray(value) ? value : [value], names)
  if (Array.isArray(value) && value.length === 0) throw wrong('address', 'at least one', value)
  return value as AddressFrom
}

function checkCache(value: NetboxOptions['cache']): CheckedOptions['cache'] {
  if (value === undefined) return undefined
  if (!isMap(value)) throw wrong('cache', 'a map with a file', value)
  checkNames('cache.', value, ['file', 'maxAgeMs', 'whenDown'])
  const { file, maxAgeMs = DAY_MS, whenDown = true } = value
  text('cache.file', file)
  flag('cache.whenDown', whenDown)
  whole('cache.maxAgeMs', maxAgeMs, [0, Number.MAX_SAFE_INTEGER])
  return { file: expandHome(file), maxAgeMs, whenDown }
}

function extraFields(
  include: readonly ExtraField[],
  {
    platformFrom,
    connectionOptions,
  }: Readonly<Pick<CheckedOptions, 'platformFrom'>> & {
    readonly connectionOptions: string | undefined
  },
): ReadonlySet<ExtraField> {
  const extra = new Set(include)
  if (connectionOptions !== undefined) extra.add('config_context')
  if (typeof platformFrom === 'object')
    extra.add('customField' in platformFrom ? 'custom_fields' : 'config_context')
  return extra
}

function defaultGroups(isNetbox: boolean): readonly GroupBy[] {
  const place = isNetbox ? 'site' : 'location'
  return [place, 'role', 'platform', 'manufacturer', 'device_type']
}

function groupsOf(isNetbox: boolean): readonly string[] {
  const both = [
    'role',
    'platform',
    'manufacturer',
    'device_type',
    'tenant',
    'location',
    'rack',
    'cluster',
    'status',
    'tag',
    'virtual_chassis',
  ]
  return isNetbox ? ['site', ...both, 'region', 'site_group'] : both
}
