import type { Faults } from '../fault/faults.ts'
import { type Frame, labelOf } from './edit/frame.ts'
import type { FortiDevice } from './forti-device.ts'

/** What one user's command line remembers. */
export interface FortiSession {
  /** The device under it. */
  readonly device: FortiDevice
  /** The user. */
  readonly user: string
  /** The faults of now. */
  readonly faults: () => Faults
  /** Further commands with their fixed output. */
  readonly outputs: Readonly<Record<string, string>>
  /** What is edited, outermost first; empty outside configuration. */
  frames: readonly Frame[]
  /** Columns of the terminal. */
  width: number
}

/** The prompt, e.g. `r1 # ` or `r1 (port1) # ` (recorded: scrapli, prompts). */
export function promptOf({ device, frames }: FortiSession): string {
  const frame = frames.at(-1)
  return frame === undefined ? `${device.hostname} # ` : `${device.hostname} (${labelOf(frame)}) # `
}
