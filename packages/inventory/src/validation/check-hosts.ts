import { type DocumentPath, NornirError, nearest } from '@nornir-ts/kernel'
import { addressProblem } from '../address/address-problem.ts'
import { parseAddress } from '../address/parse-address.ts'
import type { UnresolvedParameters } from '../host/attributes.ts'
import type { Host } from '../host/host.ts'
import type {
  CheckedConnection,
  LogInPart,
  PlatformCatalog,
  PlatformNames,
} from './checked-connection.ts'
import type { ProblemCode } from './inventory-report.ts'
import type { ProblemList } from './problem-list.ts'

/** Looks whether hosts have what one connection needs. */
export class HostCheck {
  readonly #connection: CheckedConnection | undefined
  readonly #list: ProblemList
  readonly #platforms: PlatformCatalog | undefined
  /** The first host of each address and port. */
  readonly #places = new Map<string, string>()
  /** Hosts often have the same wrong platform. */
  readonly #hints = new Map<string, string>()

  /**
   * @param connection - Undefined: only what stands on hosts, groups and defaults themselves.
   * @param list - Takes what is found.
   */
  constructor(connection: CheckedConnection | undefined, list: ProblemList) {
    this.#connection = connection
    this.#list = list
    this.#platforms = connection?.platforms && catalogOf(connection.platforms)
  }

  /** Looks at one host. */
  check(host: Host): void {
    const found = this.#parametersOf(host)
    if (found === undefined) return
    const { parameters, mayLack } = found
    const place = this.#place(host.name)
    this.#checkAddress(parameters, place)
    this.#checkPort(parameters, place)
    if (!parameters.username && !mayLack.includes('username'))
      this.#tell('USERNAME_MISSING', place('username'), 'no username')
    if (parameters.password === undefined && !mayLack.includes('credential'))
      this.#tell('CREDENTIAL_MISSING', place('password'), 'no password, and no reference to one')
    this.#checkPlatform(parameters.platform, place('platform'))
  }

  #parametersOf(host: Host) {
    const { name, aliases, read, mayLack = [] } = this.#connection ?? {}
    const parameters = host.connectionParameters(name, aliases)
    if (read === undefined) return { parameters, mayLack }
    try {
      const { mayLack: lacking = [], ...said } = read(parameters, host.name)
      const given = Object.entries(said).filter(([, value]) => value !== undefined)
      return {
        parameters: { ...parameters, ...Object.fromEntries(given) } as UnresolvedParameters,
        mayLack: [...mayLack, ...lacking] as readonly LogInPart[],
      }
    } catch (error) {
      if (!NornirError.is(error)) throw error
      const place = this.#place(host.name)
      this.#tell('EXTRAS_INVALID', place('connection_options', name ?? '', 'extras'), error.message)
      return undefined
    }
  }

  #checkAddress({ hostname, port }: UnresolvedParameters, place: Place): void {
    const { host } = place()
    const problem = addressProblem(hostname || host)
    if (problem?.isMalformed === true) {
      if (hostname)
        this.#tell('ADDRESS_MALFORMED', place('hostname'), `hostname ${problem.problem}`)
      else
        this.#tell(
          'ADDRESS_MISSING',
          place('hostname'),
          `no hostname, and its name ${problem.problem}`,
        )
      return
    }
    if (problem !== undefined)
      this.#tell('ADDRESS_UNUSUAL', place('hostname'), `hostname ${problem.problem}`)
    const key = `${canonical(hostname || host)} ${port ?? this.#connection?.defaultPort ?? ''}`
    const first = this.#places.get(key)
    if (first === undefined) this.#places.set(key, host)
    else this.#tell('ADDRESS_SHARED', place('hostname'), `same address and port as "${first}"`)
  }

  #checkPort({ port }: UnresolvedParameters, place: Place): void {
    if (port === undefined || (Number.isInteger(port) && port >= 1 && port <= 65_535)) return
    this.#tell('PORT_OUT_OF_RANGE', place('port'), `port ${port} is not in 1 to 65535`)
  }

  #checkPlatform(platform: string | undefined, at: Found): void {
    const known = this.#platforms
    if (known === undefined) return
    if (!platform) this.#tell('PLATFORM_MISSING', at, 'no platform')
    else if (!known.has(platform))
      this.#tell('PLATFORM_UNKNOWN', at, `platform "${platform}" is unknown${this.#hint(platform)}`)
  }

  #hint(platform: string): string {
    const told = this.#hints.get(platform)
    if (told !== undefined) return told
    const suggestion = nearest(platform, this.#platforms?.keys() ?? [])
    const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
    this.#hints.set(platform, hint)
    return hint
  }

  #tell(code: ProblemCode, { host, path }: Found, what: string): void {
    const name = this.#connection?.name
    const message = name === undefined ? what : `${name}: ${what}`
    this.#list.add(code, { host, path, message })
  }

  #place(host: string): Place {
    return (...steps) => ({ host, path: ['hosts', host, ...steps] })
  }
}

interface Found {
  readonly host: string
  readonly path: DocumentPath
}

type Place = (...steps: readonly string[]) => Found

function catalogOf(names: PlatformNames): PlatformCatalog {
  if (typeof names === 'function') return { has: names, keys: () => [] }
  return 'has' in names ? names : new Set(names)
}

/** The same for all spellings of one address. */
function canonical(address: string): string {
  const groups = parseAddress(address)
  if (groups === undefined) return address.toLowerCase().replace(/\.$/, '')
  const zone = address.includes('%') ? address.slice(address.indexOf('%')) : ''
  return `${groups.join('.')}${zone}`
}
