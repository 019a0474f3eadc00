import type { InventoryData } from '../data/inventory-data.ts'

/** Where an inventory comes from: files, a database, another system. */
export interface InventorySource {
  /** Unique among the sources of a program; shown in logs and errors. */
  readonly name: string

  /**
   * Whether others than the user of this program may write to it: a database, another system. Secret
   * references to files and programs of this machine are then refused. Default: no.
   */
  readonly remote?: boolean | undefined

  /**
   * Reads the whole inventory anew. Rejects with a `NornirError`, or with the reason of `signal`.
   *
   * @param signal - Gives up once it aborts.
   */
  load(signal?: AbortSignal): Promise<InventoryData>
}
