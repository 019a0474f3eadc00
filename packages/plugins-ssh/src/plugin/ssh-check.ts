import type { CheckedConnection, LogInPart, PlatformCatalog } from '@nornir-ts/inventory'
import { Secret, SecretReference } from '@nornir-ts/kernel'
import { Detections } from '../detect/detections.ts'
import type { Platform } from '../platform/platform.ts'
import { findKnownPlatform, platformNames } from './find-platform.ts'
import { mergeOptions } from './option/merge-options.ts'
import { refuseTwoPasswords } from './read-target.ts'
import { ssh } from './ssh.ts'
import { readSshExtras } from './ssh-extras.ts'
import type { SshOptions } from './ssh-options.ts'

const SSH_PORT = 22

/**
 * The platforms that SSH sessions can be opened on, by all their names, for `validateInventory`.
 *
 * @param own - Platforms of one's own, as `ssh.with` is given them.
 */
export function knownPlatforms(own: readonly Platform[] = []): PlatformCatalog {
  const platforms = [...own, new Detections(undefined, own).platform]
  return {
    has: (name) => findKnownPlatform(name, platforms) !== undefined,
    keys: () => platformNames(platforms),
  }
}

/**
 * What hosts need for SSH sessions, for `validateInventory`: a platform that is known, extras that would be
 * taken, and credentials, unless a key, an agent, an ssh_config or a handler of questions stands in.
 *
 * @example
 * ```ts
 * import { assertValidInventory, initNornir } from '@nornir-ts/core'
 * import { ssh, sshCheck } from '@nornir-ts/plugins-ssh'
 *
 * const options = { agent: true }
 * const nr = await initNornir({ connections: [ssh.with(options)] })
 * assertValidInventory(nr.inventory, { connections: [sshCheck(options)] })
 * ```
 *
 * @param options - The same as `ssh.with` is given.
 */
export function sshCheck(options: SshOptions = {}): CheckedConnection {
  const { name, aliases } = ssh.with(options)
  const forAll = { mayLack: standIns(options) }
  return {
    name,
    aliases,
    defaultPort: SSH_PORT,
    platforms: knownPlatforms(options.platforms),
    read: (parameters, host) => {
      const { extras } = parameters
      if (Object.keys(extras).length === 0) return forAll
      const said = readSshExtras(withSecrets(extras), { host })
      refuseTwoPasswords({ host, parameters }, said)
      return { ...said.parameters, mayLack: standIns(mergeOptions(options, said.options)) }
    },
  }
}

/** References are looked up when a session opens; until then any secret stands for each. */
function withSecrets(extras: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const look = (value: unknown): unknown => {
    if (SecretReference.from(value) !== undefined) return new Secret('any')
    if (Array.isArray(value)) return value.map(look)
    if (
      typeof value !== 'object' ||
      value === null ||
      Object.getPrototypeOf(value) !== Object.prototype
    )
      return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, look(item)]))
  }
  return look(extras) as Readonly<Record<string, unknown>>
}

function standIns({ keyFile, agent, sshConfig, onPrompt }: SshOptions): readonly LogInPart[] {
  if (sshConfig !== undefined && sshConfig !== false) return ['username', 'credential']
  const hasKey = keyFile !== undefined || (agent !== undefined && agent !== false)
  return hasKey || onPrompt !== undefined ? ['credential'] : []
}
