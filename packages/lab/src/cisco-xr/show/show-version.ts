import type { XrDevice } from '../xr-device.ts'
import { release } from './show-configuration.ts'

/** `show version`; the form of a recorded device (ntc-templates, cisco_xr). */
export function showVersion({ hostname, now, bootedAt }: XrDevice): string {
  const minutes = Math.floor((now().getTime() - bootedAt.getTime()) / 60_000)
  return `Cisco IOS XR Software, Version ${release} LNT
Copyright (c) 2013-2024 by Cisco Systems, Inc.

Build Information:
 Built By     : ingunawa
 Built On     : Sun Sep 01 03:07:05 UTC 2024
 Build Host   : iox-lnx-029
 Workspace    : /auto/srcarchive12/prod/${release}/xrv9k/ws
 Version      : ${release}
 Label        : ${release}

cisco IOS-XRv 9000 () processor
${hostname} uptime is ${Math.floor(minutes / 60)} hours, ${minutes % 60} minutes

`
}
