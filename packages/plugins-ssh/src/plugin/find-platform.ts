import { nearest } from '@nornir-ts/kernel'
import type { Platform } from '../platform/platform.ts'
import { platforms as builtIn } from '../platform/platforms.ts'
import { UnknownPlatformError } from './unknown-platform-error.ts'

/**
 * Finds a host's platform by name or alias.
 *
 * @param name - The name in the inventory.
 * @param options - The host, for the error, and the user's own platforms, which win.
 * @throws {@link UnknownPlatformError} when the host has none or nobody knows it.
 */
export function findPlatform(
  name: string | undefined,
  options: { readonly host: string; readonly platforms?: readonly Platform[] | undefined },
): Platform {
  const all = [...(options.platforms ?? []), ...builtIn]
  const found =
    all.find((platform) => platform.name === name) ??
    all.find(({ aliases }) => name !== undefined && aliases?.includes(name) === true)
  if (found !== undefined) return found
  const known = [
    ...new Set(all.flatMap((platform) => [platform.name, ...(platform.aliases ?? [])])),
  ]
  const suggestion = name === undefined ? undefined : nearest(name, known)
  throw new UnknownPlatformError({ host: options.host, platform: name, known, suggestion })
}
