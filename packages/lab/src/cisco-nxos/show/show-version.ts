import { serialNumberOf } from '../../ios-like/serial-number.ts'
import type { NxosDevice } from '../nxos-device.ts'

/** `show version` with the lines and in the order of a recorded 9.3 one (ntc-templates), without the licences. */
export function showVersion({ hostname, now, bootedAt }: NxosDevice): string {
  return `Cisco Nexus Operating System (NX-OS) Software
TAC support: http://www.cisco.com/tac
Copyright (C) 2002-2025, Cisco and/or its affiliates.
All rights reserved.

Software
  BIOS: version 08.40
 NXOS: version 9.3(15)
  BIOS compile time:  11/15/2024
  NXOS image file is: bootflash:///nxos.9.3.15.bin
  NXOS compile time:  4/10/2025 30:00:00 [03/19/2025 03:27:04]


Hardware
  cisco Nexus9000 C9300v Chassis 
  Intel(R) Xeon(R) CPU E5-2403 v2 @ 1.80GHz with 8154104 kB of memory.
  Processor Board ID ${serialNumberOf(hostname, '9', 10)}

  Device name: ${hostname}
  bootflash:   53298520 kB
Kernel uptime is ${formatUptime(now().getTime() - bootedAt.getTime())}

Last reset at 237566 usecs after ${bootedAt.toUTCString()}
  Reason: Reset Requested by CLI command reload
  System version: 9.3(15)
  Service:

plugin
  Core Plugin, Ethernet Plugin

Active Package(s):

`
}

/** E.g. `60 day(s), 17 hour(s), 8 minute(s), 18 second(s)`. */
function formatUptime(elapsedMs: number): string {
  const seconds = Math.floor(elapsedMs / 1000)
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor(seconds / 3_600) % 24
  const minutes = Math.floor(seconds / 60) % 60
  return `${days} day(s), ${hours} hour(s), ${minutes} minute(s), ${seconds % 60} second(s)`
}
