import type { DeviceLimits } from '../care/device-care.ts'
import { openDeviceLink } from '../care/open-device-link.ts'
import { addressOf } from '../link/address.ts'
import type { LinkTarget } from '../link/link.ts'
import type { TerminalSize } from '../ssh-target.ts'
import type { Transport } from '../transport.ts'
import { TelnetTransport } from './telnet-transport.ts'

/** A device to reach by telnet; what an `SshTarget` has more does not matter here. */
export interface TelnetTarget extends LinkTarget, DeviceLimits {
  /** Kind and size of the terminal that the device is told, when it asks. */
  readonly terminal: TerminalSize
  /**
   * What is sent for Enter, as it is. Default: CR NUL to a peer that speaks telnet, else CR; see
   * `encode-typed.ts`.
   */
  readonly enter?: string | undefined
}

/**
 * Connects to a device by telnet (RFC 854), which sends everything in the clear, passwords too.
 * Nobody has logged in yet: `openCliSession` does, with its `credentials`. Nothing is sent but
 * answers to the device's own option negotiation.
 *
 * @param target - Where, how to get there, and the limit.
 * @param signal - Gives up at once, with the signal's reason, and leaves nothing open.
 * @returns The connection, its bytes kept until it is started.
 * @throws {@link ConnectError}, {@link SessionLimitError}, and what the way there throws; see `openLink`.
 */
export async function openTelnetTransport(
  target: TelnetTarget,
  signal: AbortSignal,
): Promise<Transport> {
  const link = await openDeviceLink(target, signal)
  const { terminal, enter } = target
  return new TelnetTransport({ peer: `telnet ${addressOf(target)}`, link, terminal, enter })
}
