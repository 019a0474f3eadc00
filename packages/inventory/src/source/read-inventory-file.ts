import { readFile } from 'node:fs/promises'
import { type InventoryFileDetails, InventoryFileError } from './inventory-file-error.ts'

/**
 * Reads a file of an inventory.
 *
 * @param file - Its path.
 * @param section - What it should hold.
 * @param signal - Gives up once it aborts.
 * @throws {@link InventoryFileError} when it cannot be read; the signal's reason.
 */
export async function readInventoryFile(
  file: string,
  section: InventoryFileDetails['section'],
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  return readFile(file, { signal }).catch((cause: unknown) => {
    signal?.throwIfAborted()
    throw new InventoryFileError({ file, section }, { cause })
  })
}
