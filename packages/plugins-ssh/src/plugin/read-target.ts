import type { ConnectionTarget } from '@nornir-ts/core'
import type { UnresolvedParameters } from '@nornir-ts/inventory'
import type { Platform } from '../platform/platform.ts'
import { findPlatform } from './find-platform.ts'
import type { HostSettings } from './foreign-name/foreign-name.ts'
import { mergeOptions } from './option/merge-options.ts'
import { readSshExtras } from './ssh-extras.ts'
import { SshExtrasError } from './ssh-extras-error.ts'
import type { SshOptions } from './ssh-options.ts'
import type { SshConfigFiles } from './target/ssh-config-files.ts'
import type { TargetRequest } from './target/target-request.ts'

/** What {@link readTarget} knows of the plugin. */
export interface TargetSettings {
  /** Options of `ssh.with`. */
  readonly defaults: SshOptions
  /** The ssh_config files that were read. */
  readonly files: SshConfigFiles
  /** Stands for a platform that is to be found out. */
  readonly detected: Platform
}

/** What was said about a host. */
export interface ReadTarget {
  /** Its platform, as the inventory names it. */
  readonly named: Platform
  /** All else. */
  readonly request: TargetRequest
}

/**
 * Brings together all that was said about a host.
 *
 * @param target - The host, as the inventory has it.
 * @param settings - The plugin.
 * @throws `SshExtrasError`, `UnknownPlatformError`, the errors of the ssh_config.
 */
export async function readTarget(
  target: ConnectionTarget,
  { defaults, files, detected }: TargetSettings,
): Promise<ReadTarget> {
  const { host, connection, parameters, log, logIn, checkCredential, exclusively } = target
  const extras = readSshExtras(parameters.extras, { host, connection })
  refuseTwoPasswords(target, extras)
  const given = { ...parameters, ...extras.parameters }
  const { platform: named, transport } = findPlatform(given.platform, {
    host,
    platforms: [...(defaults.platforms ?? []), detected],
  })
  const options = mergeOptions(mergeOptions(defaults, { transport }), extras.options)
  const config = await files.read(options.sshConfig ?? configFile(target), log)
  const asking = { log, logIn, checkCredential, exclusively }
  return { named, request: { host, parameters: given, options, config, ...asking } }
}

/** What {@link refuseTwoPasswords} looks at, secrets looked up or not. */
interface PasswordPlaces {
  readonly host: string
  readonly connection?: string | undefined
  readonly parameters: Pick<UnresolvedParameters, 'password' | 'extras'>
}

/**
 * A password of the inventory is looked up again when it is refused, and the session opened once more.
 * One of the extras would then be shown a second time (safety rule 18).
 *
 * @param target - The host, as the inventory has it.
 * @param extras - What was read of its extras.
 * @throws `SshExtrasError` when both have one.
 */
export function refuseTwoPasswords(
  { host, connection, parameters }: PasswordPlaces,
  extras: HostSettings,
): void {
  if (extras.parameters.password === undefined || parameters.password === undefined) return
  const key = Object.hasOwn(parameters.extras, 'password') ? 'password' : 'auth_password'
  const problem = 'there is one beside the extras, or in groups or defaults: it has to be there'
  throw new SshExtrasError({ host, connection, key, problem })
}

/** `ssh.config_file` of `nornir.yaml`; an empty text is none, as for Nornir. */
function configFile({ settings }: ConnectionTarget): string | undefined {
  const file = settings?.['config_file']
  return typeof file === 'string' && file !== '' ? file : undefined
}
