import { NornirError } from '@nornir-ts/kernel'

/** Details of an {@link InventoryFileError}. */
export interface InventoryFileDetails {
  /** The file. */
  readonly file: string
  /** What it should hold. */
  readonly section: 'hosts' | 'groups' | 'defaults'
  /** What was to be done with it. Default: `read`. */
  readonly operation?: 'read' | 'write' | undefined
}

/** A file of the inventory cannot be read or written; `cause` says why. */
export class InventoryFileError extends NornirError implements InventoryFileDetails {
  readonly code = 'INVENTORY_FILE'
  /** The file. */
  readonly file: string
  /** What it should hold. */
  readonly section: 'hosts' | 'groups' | 'defaults'
  /** What was to be done with it. */
  readonly operation: 'read' | 'write'

  constructor(details: InventoryFileDetails, options?: ErrorOptions) {
    const { file, section, operation = 'read' } = details
    const reason = options?.cause instanceof Error ? options.cause.message : 'unknown reason'
    const way = operation === 'read' ? 'from' : 'to'
    super(`Cannot ${operation} the ${section} of the inventory ${way} ${file}: ${reason}`, options)
    this.file = file
    this.section = section
    this.operation = operation
  }
}

/** Details of an {@link InventoryFileExistsError}. */
export interface InventoryFileExistsDetails {
  /** The file. */
  readonly file: string
}

/** An inventory was to be written to a file that is there already. */
export class InventoryFileExistsError extends NornirError implements InventoryFileExistsDetails {
  readonly code = 'INVENTORY_FILE_EXISTS'
  /** The file. */
  readonly file: string

  constructor({ file }: InventoryFileExistsDetails, options?: ErrorOptions) {
    super(
      `Inventory file ${file} exists already; name another one, or pass overwrite: true to lose what it holds, comments too`,
      options,
    )
    this.file = file
  }
}
