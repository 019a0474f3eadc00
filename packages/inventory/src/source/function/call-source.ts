import { NornirError } from '@nornir-ts/kernel'
import { InventorySourceError } from '../inventory-source-error.ts'

/**
 * Calls code of a user that gives an inventory.
 *
 * @param source - Name of the source.
 * @param signal - Once it has aborted, its reason is what counts.
 * @param call - The code.
 * @throws {@link InventorySourceError} for what is no `NornirError`; the signal's reason.
 */
export async function callSource<Value>(
  source: string,
  signal: AbortSignal | undefined,
  call: () => Value | PromiseLike<Value>,
): Promise<Value> {
  try {
    return await call()
  } catch (cause) {
    signal?.throwIfAborted()
    if (NornirError.is(cause)) throw cause
    throw new InventorySourceError({ source }, { cause })
  }
}
