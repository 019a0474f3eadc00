import { nearest } from '@nornir-ts/kernel'
import type { Platform } from '../platform/platform.ts'
import { platforms as builtIn } from '../platform/platforms.ts'
import type { SshHostOptions } from './ssh-options.ts'
import { UnknownPlatformError } from './unknown-platform-error.ts'

/** A platform, and how the name that it was found by wants it to be reached. */
export interface FoundPlatform {
  /** The platform. */
  readonly platform: Platform
  /** `telnet` where the name ends in `_telnet`, as Netmiko's can; undefined: the name says nothing. */
  readonly transport?: SshHostOptions['transport']
}

/**
 * Finds a host's platform by name or alias. Netmiko's `_telnet` and `_ssh` behind a name are taken off
 * where nothing goes by the whole name.
 *
 * @param name - The name in the inventory.
 * @param options - The host, for the error, and the user's own platforms, which win.
 * @throws {@link UnknownPlatformError} when the host has none or nobody knows it.
 */
export function findPlatform(
  name: string | undefined,
  options: { readonly host: string; readonly platforms?: readonly Platform[] | undefined },
): FoundPlatform {
  const found = findKnownPlatform(name, options.platforms)
  if (found !== undefined) return found
  const known = platformNames(options.platforms)
  const suggestion = name === undefined ? undefined : nearest(name, known)
  throw new UnknownPlatformError({ host: options.host, platform: name, known, suggestion })
}

/**
 * The same for who only wants to know; undefined when nobody knows the name.
 *
 * @param name - The name in the inventory.
 * @param own - The user's own platforms, which win.
 */
export function findKnownPlatform(
  name: string | undefined,
  own: readonly Platform[] = [],
): FoundPlatform | undefined {
  const all = [...own, ...builtIn]
  const find = (wanted: string | undefined): Platform | undefined =>
    all.find((platform) => platform.name === wanted) ??
    all.find(({ aliases }) => wanted !== undefined && aliases?.includes(wanted) === true)
  const platform = find(name)
  if (platform !== undefined) return { platform }
  const [, base, suffix] = /^(.+)_(telnet|ssh)$/.exec(name ?? '') ?? []
  const reached = find(base)
  return reached && { platform: reached, transport: suffix === 'telnet' ? 'telnet' : 'ssh' }
}

/**
 * All names that platforms go by.
 *
 * @param own - The user's own platforms.
 */
export function platformNames(own: readonly Platform[] = []): string[] {
  const all = [...own, ...builtIn]
  return [...new Set(all.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]))]
}
