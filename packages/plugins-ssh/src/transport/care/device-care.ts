import { addressOf } from '../link/address.ts'
import type { Link, LinkTarget } from '../link/link.ts'
import { SessionLimitError } from '../open/opening-error.ts'

/** What a device can take. */
export interface DeviceLimits {
  /** Most sessions that the device allows at once, as its platform says. Default: not known. */
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
  readonly places: Set<{ link?: Link }>
  /** On the clock of `performance.now()`. */
  nextLogInAt: number
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
  const { host, maxSessions = Number.POSITIVE_INFINITY } = target
  const address = addressOf(target)
  const key = target.route?.kind === 'command' ? `${address} ${target.route.command}` : address
  const device = devices.get(key) ?? { places: new Set(), nextLogInAt: 0 }
  const held = [...device.places].filter(({ link }) => link?.destroyed !== true).length
  if (held >= maxSessions) {
    throw new SessionLimitError({ host, address, phase: 'connect', isPasswordSent: false, held })
  }
  const place: { link?: Link } = {}
  devices.set(key, device)
  device.places.add(place)
  const leave = (): void => {
    device.places.delete(place)
    if (device.places.size === 0 && device.nextLogInAt <= performance.now()) devices.delete(key)
  }
  try {
    await ownTurn(device, target, signal)
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

async function ownTurn(
  device: DeviceRecord,
  { loginsPerSecond = Number.POSITIVE_INFINITY }: CareTarget,
  signal: AbortSignal,
): Promise<void> {
  const now = performance.now()
  const at = Math.max(now, device.nextLogInAt)
  device.nextLogInAt = at + 1_000 / loginsPerSecond
  if (at > now) await pause(at - now, signal)
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort)
      resolve()
    }, delayMs)
    signal.addEventListener('abort', onAbort, { once: true })
  })
}
