import type { Configuration } from '../../ios-like/configuration/configuration.ts'
import type { NxosDevice } from '../nxos-device.ts'

/** A copy of the running configuration under a name. */
export interface Checkpoint {
  /** Unique on the device. */
  readonly name: string
  /** What the user said about it. */
  readonly description: string | undefined
  /** When it was made. */
  readonly at: Date
  /** What it holds. */
  readonly configuration: Configuration
}

/** Cisco, "Configuring Rollback": ten per switch. */
export const maxCheckpoints = 10

/** The checkpoints of one device (Cisco, "Configuring Rollback"). */
export class Checkpoints {
  readonly #device: NxosDevice
  readonly #checkpoints = new Map<string, Checkpoint>()

  /** @param device - Whose configuration they hold. */
  constructor(device: NxosDevice) {
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

  /** A name that nobody gave: `user-checkpoint-1` (Cisco). */
  get nextName(): string {
    let number = 1
    while (this.#checkpoints.has(`user-checkpoint-${number}`)) number++
    return `user-checkpoint-${number}`
  }

  /** Makes one. */
  add(name: string, description: string | undefined): void {
    const { now, running } = this.#device
    this.#checkpoints.set(name, { name, description, at: now(), configuration: running.clone() })
  }

  /** Takes one away. @returns Whether there was one. */
  remove(name: string): boolean {
    return this.#checkpoints.delete(name)
  }

  /** Takes all of them away. */
  clear(): void {
    this.#checkpoints.clear()
  }
}
