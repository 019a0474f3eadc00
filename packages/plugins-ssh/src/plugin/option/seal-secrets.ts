import { Secret } from '@nornir-ts/kernel'
import type { JumpHost, SshOptions } from '../ssh-options.ts'
import { isMap } from './option-rule.ts'

const SECRETS = ['passphrase', 'enableSecret', 'password']

/**
 * Wraps the secrets that were given as texts: a plugin keeps its options, and may be printed.
 *
 * @param options - Checked ones.
 */
export function sealSecrets(options: SshOptions): SshOptions {
  const { jumpHosts } = options
  const sealed = seal(options)
  if (jumpHosts === undefined) return sealed
  return {
    ...sealed,
    jumpHosts: Array.isArray(jumpHosts) ? jumpHosts.map(sealHop) : sealHop(jumpHosts),
  }
}

function sealHop<Hop extends SshOptions['jumpHosts'] | JumpHost>(hop: Hop): Hop {
  return isMap(hop) ? seal(hop) : hop
}

function seal<Options extends object>(options: Options): Options {
  const entries = Object.entries(options).map(([key, value]) => [
    key,
    SECRETS.includes(key) && typeof value === 'string' ? new Secret(value) : value,
  ])
  return Object.fromEntries(entries)
}
