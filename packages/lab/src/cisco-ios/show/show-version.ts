import { formatClock } from '../../ios-like/clock.ts'
import { serialNumberOf } from '../../ios-like/serial-number.ts'
import { releaseOf } from '../file-system/boot-image.ts'
import type { IosDevice } from '../ios-device.ts'

/** The release of the image that is built in. */
const builtInRelease = '15.9(3)M4'

/**
 * `show version`, in the shape of an IOSv router: the lines that parsers look for (release, uptime,
 * image, serial number, configuration register) stand where recorded devices have them
 * (ntc-templates, cisco_ios show version). The wording of the legal notice is left out.
 */
export function showVersion(device: IosDevice): string {
  const { hostname, bootedAt, image } = device
  return `Cisco IOS Software, IOSv Software (VIOS-ADVENTERPRISEK9-M), Version ${releaseOf(image) ?? builtInRelease}, RELEASE SOFTWARE (fc3)
Technical Support: http://www.cisco.com/techsupport
Copyright (c) 1986-2021 by Cisco Systems, Inc.
Compiled Tue 24-Aug-21 02:01 by lab


ROM: Bootstrap program is IOSv

${hostname} uptime is ${formatUptime(device.now().getTime() - bootedAt.getTime())}
System returned to ROM by reload
System restarted at ${formatClock(bootedAt).replace(/\.\d+/, '')}
System image file is "${image}"
Last reload reason: Reload command



Cisco IOSv (revision 1.0) with 460009K/62464K bytes of memory.
Processor board ID ${serialNumber(hostname)}
${device.physicalInterfaces.size} Gigabit Ethernet interfaces
DRAM configuration is 72 bits wide with parity disabled.
256K bytes of non-volatile configuration memory.
2097152K bytes of ATA System CompactFlash 0 (Read/Write)

Configuration register is 0x2102

`
}

/** The serial number of a device of this name. */
export function serialNumber(name: string): string {
  return serialNumberOf(name, '9', 10)
}

/** E.g. `1 week, 2 days, 3 hours, 4 minutes`; units that are zero are left out, minutes never. */
export function formatUptime(elapsedMs: number): string {
  const units = [
    ['year', 525_600],
    ['week', 10_080],
    ['day', 1_440],
    ['hour', 60],
  ] as const
  let minutes = Math.floor(elapsedMs / 60_000)
  const parts: string[] = []
  for (const [unit, size] of units) {
    const count = Math.floor(minutes / size)
    minutes -= count * size
    if (count > 0) parts.push(plural(count, unit))
  }
  return [...parts, plural(minutes, 'minute')].join(', ')
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
