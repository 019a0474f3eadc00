import type { Os10Device } from '../os10-device.ts'

/** As in a public note of an S4112F-ON. */
export function showVersion(device: Os10Device): string {
  const seconds = Math.floor((device.now().getTime() - device.bootedAt.getTime()) / 1000)
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':')
  return `Dell EMC Networking OS10-Enterprise
Copyright (c) 1999-2018 by Dell Inc. All Rights Reserved.
OS Version: 10.4.1.2
Build Version: 10.4.1.2.524
Build Time: 2018-09-26T17:20:01-0700
System Type: S4112F-ON
Architecture: x86_64
Up Time: ${clock}
`
}
