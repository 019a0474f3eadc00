import { nearest } from '@nornir-ts/kernel'

/** What a column can say, for errors. */
export const TARGETS =
  'name, hostname, port, username, password, platform, groups, password.$env, data.KEY, connection_options.NAME.KEY or connection_options.NAME.extras.KEY'

const attributes = ['hostname', 'port', 'username', 'password', 'platform']
const first = ['name', 'groups', 'data', 'connection_options', ...attributes]

/** Where the cells of a column go: steps from the host, or `['name']`. */
export type CsvTarget = readonly string[]

/**
 * Reads where a column goes.
 *
 * @param text - Steps with dots between, e.g. `data.site.name`.
 * @returns Undefined when hosts have no such place.
 */
export function parseTarget(text: string): CsvTarget | undefined {
  const path = text.split('.')
  return isTarget(path) ? path : undefined
}

/**
 * Finds what was probably meant by a text that is no target.
 *
 * @param text - As a user wrote it.
 */
export function nearestTarget(text: string): string | undefined {
  const [head = '', ...rest] = text.split('.')
  const path = [nearest(head, first) ?? head, ...rest]
  if (path[0] === 'connection_options' && path[2] !== undefined) {
    path[2] = nearest(path[2], [...attributes, 'extras']) ?? path[2]
  }
  return path.join('.') !== text && isTarget(path) ? path.join('.') : undefined
}

/**
 * Whether cells that go there are numbers: ports are, wherever the schema has one.
 *
 * @param target - A target.
 */
export function isPort(target: CsvTarget): boolean {
  return target.join('.') === 'port' || (target.length === 3 && isOption(target, 'port'))
}

function isOption([section, , key]: CsvTarget, wanted: string): boolean {
  return section === 'connection_options' && key === wanted
}

function isTarget(path: readonly string[]): boolean {
  if (path.includes('')) return false
  const [head, ...rest] = path
  if (head === 'name' || head === 'groups') return rest.length === 0
  if (head === 'data') return rest.length > 0
  if (head !== 'connection_options') return isAttribute(path)
  return isOption(path, 'extras') ? path.length > 3 : isAttribute(path.slice(2))
}

/** `password.$env` is a column of references. */
function isAttribute([key = '', ...rest]: readonly string[]): boolean {
  if (!attributes.includes(key)) return false
  if (key !== 'password' || rest.length === 0) return rest.length === 0
  return rest.length === 1 && /^\$./.test(rest[0] ?? '')
}
