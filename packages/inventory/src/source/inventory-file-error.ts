import { NornirError } from '@nornir-ts/kernel'

/** Details of an {@link InventoryFileError}. */
export interface InventoryFileDetails {
  /** The file. */
  readonly file: string
  /** What it should hold. */
  readonly section: 'hosts' | 'groups' | 'defaults'
}

/** A file of the inventory cannot be read; `cause` says why. */
export class InventoryFileError extends NornirError implements InventoryFileDetails {
  readonly code = 'INVENTORY_FILE'
  /** The file. */
  readonly file: string
  /** What it should hold. */
  readonly section: 'hosts' | 'groups' | 'defaults'

  constructor({ file, section }: InventoryFileDetails, options?: ErrorOptions) {
    const reason = options?.cause instanceof Error ? options.cause.message : 'unknown reason'
    super(`Cannot read the ${section} of the inventory from ${file}: ${reason}`, options)
    this.file = file
    this.section = section
  }
}
