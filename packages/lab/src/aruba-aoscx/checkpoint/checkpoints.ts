import type { Configuration } from '../../ios-like/configuration/configuration.ts'
import type { AoscxDevice } from '../aoscx-device.ts'

/** A copy of the running configuration under a name. */
export interface Checkpoint {
  /** Unique on the device. */
  readonly name: string
  /** Who made it: a user, or the device itself. */
  readonly writer: 'User' | 'System'
  /** When it was made. */
  readonly at: Date
  /** What it holds. */
  readonly configuration: Configuration
}

/** The checkpoints of one switch (Aruba, "Checkpoint commands"). */
export class Checkpoints {
  readonly #device: AoscxDevice
  readonly #checkpoints = new Map<string, Checkpoint>()

  /** @param device - Whose configuration they hold. */
  constructor(device: AoscxDevice) {
    this.#device = device
  }

  /** All of them, oldest first. */
  get all(): readonly Checkpoint[] {
    return [...this.#checkpoints.values()]
  }

  /** The one of this name. */
  find(name: string): Checkpoint | undefined {
    return this.#checkpoints.get(name)
  }

  /** Makes one of the running configuration. */
  add(name: string, writer: Checkpoint['writer']): void {
    const { now, running } = this.#device
    this.#checkpoints.set(name, { name, writer, at: now(), configuration: running.clone() })
  }

  /** Takes one away. @returns Whether there was one. */
  remove(name: string): boolean {
    return this.#checkpoints.delete(name)
  }
}
