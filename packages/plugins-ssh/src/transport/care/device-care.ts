import { Pace } from '@nornir-ts/kernel'
import { addressOf } from '../link/address.ts'
import type { Link, LinkTarget } from '../link/link.ts'
import { SessionLimitError } from '../open/opening-error.ts'

/** What a device can take. */
export interface DeviceLimits {
  /**
   * Most sessions that the device allows at once, as its platform says; those that are kept open for the
   * next task count too, until they are idle for too long. Default: not known.
   */
  readonly maxSessions?: number | undefined
  /** Most log-ins in a second that it takes, as its platform says; 1 / 6 is ten a minute. Default: not known. */
  readonly loginsPerSecond?: number | undefined
}

/** What {@link enterDevice} needs to know of a device. */
export interface CareTarget
  extends DeviceLimits,
    Pick<LinkTarget, 'host' | 'hostname' | 'port' | 'route'> {}

/** One session's place at a device. */
export interface Place {
  /** Ties the place to a link: it is free again when the link is gone. */
  readonly hold: (link: Link) => void
  /** Gives the place back. */
  readonly leave: () => void
}

interface DeviceRecord {
  /** One for each session, with its link once there is one. */
  readonly places: Set<{ readonly host: string; link?: Link }>
  readonly pace: Pace
}

/** By address and the way there: the same address behind two jump hosts can be two devices. */
const devices = new Map<string, DeviceRecord>()

/**
 * Waits for the turn of a log-in and takes a place for its session, so that a device is not asked for
 * more than it can give (safety rule 19). All hosts of the inventory that have the same address share the
 * limits, and all connections of this thread.
 *
 * @param target - The device; without limits nothing is waited for.
 * @param signal - Ends the waiting, with its reason.
 * @throws {@link SessionLimitError} when as many sessions as the device allows are open here already.
 */
export async function enterDevice(target: CareTarget, signal: AbortSignal): Promise<Place> {
  const { host, maxSessions = Number.POSITIVE_INFINITY, loginsPerSecond } = target
  const address = addressOf(target)
  const key = target.route?.kind === 'command' ? `${address} ${target.route.command}` : address
  const device = devices.get(key) ?? { places: new Set(), pace: new Pace(loginsPerSecond) }
  const open = [...device.places].filter(({ link }) => link?.destroyed !== true)
  const held = open.length
  if (held >= maxSessions) {
    const heldBy = [...new Set(open.map((place) => place.host))]
    const details = { host, address, phase: 'connect', isPasswordSent: false } as const
    throw new SessionLimitError({ ...details, held, heldBy })
  }
  const place: { host: string; link?: Link } = { host }
  devices.set(key, device)
  device.places.add(place)
  const leave = (): void => {
    device.places.delete(place)
    if (device.places.size === 0 && device.pace.isFree) devices.delete(key)
  }
  try {
    await device.pace.turn(signal)
  } catch (error) {
    leave()
    throw error
  }
  const hold = (link: Link): void => {
    place.link = link
    link.once('close', leave)
  }
  return { hold, leave }
}
