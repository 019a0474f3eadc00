import type { Link, LinkTarget } from '../link/link.ts'
import { openLink } from '../link/open-link.ts'
import { type DeviceLimits, enterDevice } from './device-care.ts'

/**
 * Opens the stream of bytes to a device with care for its limits: the log-in waits for its turn, and
 * the link counts as a session of the device until it closes.
 *
 * @param target - The device, how to get there, and what it can take.
 * @param signal - Gives up at once, with its reason, and leaves nothing open.
 * @throws {@link SessionLimitError} when we hold all sessions that the device allows, and what
 * {@link openLink} throws.
 */
export async function openDeviceLink(
  target: LinkTarget & DeviceLimits,
  signal: AbortSignal,
): Promise<Link> {
  const place = await enterDevice(target, signal)
  try {
    const link = await openLink(target, signal)
    place.hold(link)
    return link
  } catch (error) {
    place.leave()
    throw error
  }
}
