import type { NetboxId } from '../answer/row.ts'
import type { NetboxDevice } from '../device/netbox-device.ts'
import type { ObjectKind } from '../device/object-kind.ts'
import type { SitePlace, TreeNode } from '../device/object-tree.ts'

/** What hosts refer to, and what stands above it. */
export interface Surroundings {
  /** By kind: `region`, `platform`… */
  readonly trees: Readonly<Record<string, readonly TreeNode[]>>
  /** Where sites stand, by their id. */
  readonly sites: readonly (readonly [id: NetboxId, place: SitePlace])[]
}

/** What a file holds. */
export interface CachedHosts {
  /** What it is of: another question has another key. */
  readonly key: string
  /** When everything was read, in milliseconds. */
  readonly readAtMs: number
  /** When it was last known to agree with the server, in milliseconds. */
  readonly agreedAtMs: number
  /** The server's clock when it was last asked for changes, in milliseconds; `undefined`: it does not say. */
  readonly watermarkMs: number | undefined
  /** Devices and virtual machines. */
  readonly devices: readonly NetboxDevice[]
  /** Those of which something was left out. */
  readonly partial: ReadonlySet<string>
  /** What they refer to. */
  readonly surroundings: Surroundings
}

/** Names a device among devices and virtual machines, which are counted apart. */
export function hostKey(kind: ObjectKind, id: NetboxId): string {
  return `${kind} ${id}`
}
