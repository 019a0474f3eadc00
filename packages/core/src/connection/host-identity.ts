import type { Host } from '@nornir-ts/inventory'

const identities = new WeakMap<Host, number>()
let last = 0

/**
 * A number that no other host of this process has. A name may be given to another device once its host was
 * removed from the inventory; a session of the one must never be taken for one of the other.
 *
 * @param host - The host, or a copy that {@link adoptIdentity} was told of.
 */
export function identityOf(host: Host): number {
  const known = identities.get(host)
  if (known !== undefined) return known
  last += 1
  identities.set(host, last)
  return last
}

/**
 * Says that a host is a copy of one on the main thread.
 *
 * @param host - The copy.
 * @param identity - Of the host that it is a copy of.
 */
export function adoptIdentity(host: Host, identity: number): void {
  identities.set(host, identity)
}
