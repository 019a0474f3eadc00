import type { Faults } from '../fault/faults.ts'
import { type Domain, labelOfDomain } from './domain/domain.ts'
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
  /** The virtual domain; `top` where there are none. */
  domain: Domain
  /** What is edited, outermost first; empty outside configuration. */
  frames: readonly Frame[]
  /** Columns of the terminal. */
  width: number
}

/** The prompt, e.g. `r1 # ` or `r1 (port1) # ` (recorded: scrapli, prompts). */
export function promptOf({ device, domain, frames }: FortiSession): string {
  const frame = frames.at(-1)
  const label = frame === undefined ? labelOfDomain(domain) : labelOf(frame)
  return label === undefined ? `${device.hostname} # ` : `${device.hostname} (${label}) # `
}

/** Whether it stands where commands are typed, and nothing is open. */
export function isAtTop({ domain, frames }: FortiSession): boolean {
  return domain === 'top' && frames.length === 0
}
