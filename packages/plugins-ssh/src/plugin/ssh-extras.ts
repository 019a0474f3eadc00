import { nearest } from '@nornir-ts/kernel'
import type { Extras, HostSettings } from './foreign-name/foreign-name.ts'
import { findForeignName, foreignNames } from './foreign-name/foreign-names.ts'
import { findContradiction } from './option/contradiction.ts'
import { findProblem, type OptionProblem } from './option/option-rule.ts'
import { hostOptionRules } from './option/option-rules.ts'
import { SshExtrasError } from './ssh-extras-error.ts'

/** Whose extras are read. */
export interface ExtrasOwner {
  /** Name of the host in the inventory. */
  readonly host: string
  /** Name of the connection. Default: `ssh`. */
  readonly connection?: string | undefined
}

/** What was read so far. */
interface Settings extends Record<keyof HostSettings, Record<string, unknown>> {
  /** The key of the extras that said it, by what it said, e.g. `limits.connectTimeoutMs`. */
  readonly origins: Map<string, string>
}

/**
 * Reads what a host's inventory says about its SSH connection, by our names and by those of Netmiko
 * and scrapli. No name is passed over.
 *
 * @param extras - `connection_options.ssh.extras`.
 * @param owner - For errors.
 * @throws {@link SshExtrasError} for a key that is not known, with the nearest one, for one that
 * cannot be honoured, with what there is instead, for one that is given under two names, for options
 * of which only one can hold, and for a wrong value, which is not shown: it may be a secret.
 */
export function readSshExtras(extras: Extras, owner: ExtrasOwner): HostSettings {
  const settings: Settings = { options: {}, parameters: {}, origins: new Map() }
  for (const [key, value] of Object.entries(extras)) {
    const problem = readOne(key, value, { extras, settings })
    if (problem !== undefined) throw new SshExtrasError({ ...owner, ...problem })
  }
  const { options, parameters, origins } = settings
  const contradiction = findContradiction(options)
  if (contradiction !== undefined) {
    const key = origins.get(contradiction.key) ?? contradiction.key
    throw new SshExtrasError({ ...owner, ...contradiction, key })
  }
  return { options, parameters }
}

function readOne(
  key: string,
  value: unknown,
  { extras, settings }: { readonly extras: Extras; readonly settings: Settings },
): OptionProblem | undefined {
  if (value === undefined) return undefined
  const problem = findProblem(hostOptionRules, { [key]: value })
  if (problem === undefined) return add(settings, { options: { [key]: value } }, key)
  const foreign = findForeignName(key)
  if (foreign === undefined) return suggest(key) ?? problem
  // What Python takes for "not given".
  if (value === null) return undefined
  const reading = foreign.read(value, extras)
  const { problem: reason } = reading
  return reason === undefined ? add(settings, reading, key) : { key, problem: reason }
}

/** Puts in what one key says, unless another one has said it. */
function add(
  { options, parameters, origins }: Settings,
  said: Partial<HostSettings>,
  key: string,
): OptionProblem | undefined {
  const { limits, ...others } = said.options ?? {}
  const names = [
    ...Object.keys({ ...others, ...said.parameters }),
    ...Object.keys(limits ?? {}).map((limit) => `limits.${limit}`),
  ]
  const other = names.map((name) => origins.get(name)).find((origin) => origin !== undefined)
  if (other !== undefined) return { key, problem: `says the same as ${other}: give one of them` }
  for (const name of names) origins.set(name, key)
  Object.assign(options, others)
  Object.assign(parameters, said.parameters)
  if (limits !== undefined) options['limits'] = { ...(options['limits'] ?? {}), ...limits }
  return undefined
}

/** A slip in a name of Netmiko or scrapli is told as one; in our own names `findProblem` does it. */
function suggest(key: string): OptionProblem | undefined {
  if (nearest(key, Object.keys(hostOptionRules)) !== undefined) return undefined
  const suggestion = Object.hasOwn(hostOptionRules, key) ? undefined : nearest(key, foreignNames)
  return suggestion === undefined
    ? undefined
    : { key, problem: `is not known; did you mean "${suggestion}"?` }
}
