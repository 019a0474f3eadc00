import type { Host, Inventory } from '@nornir-ts/inventory'
import { NornirError, toError } from '@nornir-ts/kernel'
import type { Awaitable } from '../task/task.ts'

/** Changes a host after the inventory is loaded. */
export type HostTransform = (host: Host) => Awaitable<void>

/** Details of a {@link TransformError}. */
export interface TransformDetails {
  /** Name of the function; an arrow function without a name is `anonymous`. */
  readonly transform: string
  /** Its place in the list of transforms, from 1. */
  readonly position: number
  /** How many there are. */
  readonly count: number
  /** Name of the host. */
  readonly host: string
}

/** A transform failed on a host. What it threw is the `cause`. */
export class TransformError extends NornirError implements TransformDetails {
  readonly code = 'TRANSFORM'
  /** Name of the function; an arrow function without a name is `anonymous`. */
  readonly transform: string
  /** Its place in the list of transforms, from 1. */
  readonly position: number
  /** How many there are. */
  readonly count: number
  /** Name of the host. */
  readonly host: string

  constructor(details: TransformDetails, options: { readonly cause: Error }) {
    const { transform, position, count, host } = details
    super(
      `${host}: transform "${transform}" (${position} of ${count}) failed: ${options.cause.message}`,
      options,
    )
    this.transform = transform
    this.position = position
    this.count = count
    this.host = host
  }
}

/**
 * A transform with its options, as Nornir's `transform_function_options` are given to one. The same function
 * can stand in a list several times, with other options each.
 *
 * @example
 * ```ts
 * import { type Host, initNornir, transformWith } from '@nornir-ts/core'
 *
 * const setDomain = (host: Host, { domain }: { domain: string }) => {
 *   host.hostname ??= `${host.name}.${domain}`
 * }
 * const nr = await initNornir({ transform: [transformWith(setDomain, { domain: 'example.net' })] })
 * ```
 *
 * @param transform - Is given the options behind the host. Errors call it by its name.
 * @param options - Whatever it takes.
 */
export function transformWith<Options>(
  transform: (host: Host, options: Options) => Awaitable<void>,
  options: NoInfer<Options>,
): HostTransform {
  const bound: HostTransform = (host) => transform(host, options)
  return Object.defineProperty(bound, 'name', { value: transform.name })
}

/** How long hosts are transformed before timers and sockets of the program have their turn. */
const TURN_MS = 20

/**
 * Calls each transform with every host, one after the other: a later one finds what an earlier one has made of
 * all hosts.
 *
 * @param inventory - Whose hosts.
 * @param transforms - In order.
 * @throws {@link TransformError} for the first that fails.
 */
export async function transformHosts(
  inventory: Inventory,
  transforms: readonly HostTransform[],
): Promise<void> {
  const count = transforms.length
  let turnEndsAt = performance.now() + TURN_MS
  for (const [index, transform] of transforms.entries()) {
    for (const host of inventory.hosts.values()) {
      try {
        // Not awaited where there is nothing to wait for: that would take longer than most transforms.
        const pending = transform(host)
        if (pending !== undefined) await pending
      } catch (thrown) {
        const name = transform.name || 'anonymous'
        const details = { transform: name, position: index + 1, count, host: host.name }
        throw new TransformError(details, { cause: toError(thrown) })
      }
      if (performance.now() < turnEndsAt) continue
      await new Promise((resolve) => setImmediate(resolve))
      turnEndsAt = performance.now() + TURN_MS
    }
  }
}
