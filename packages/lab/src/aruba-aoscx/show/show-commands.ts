import type { Command } from '../../grammar/command-tree.ts'
import { formatClock } from '../../ios-like/clock.ts'
import type { Configuration } from '../../ios-like/configuration/configuration.ts'
import type { AoscxDevice } from '../aoscx-device.ts'
import type { AoscxHandler } from '../aoscx-session.ts'

const version = 'FL.10.11.1021'

/** A configuration under its head (Aruba, "show running-config"; "show checkpoint" for what follows [K]). */
function show(title: string, configuration: Configuration): string {
  return `${title} configuration:\n!\n!Version ArubaOS-CX ${version}\n${configuration.render()}`
}

/** As recorded (ntc-templates, aruba_aoscx show system), without what the lab does not know. */
function showSystem(device: AoscxDevice): string {
  const minutes = Math.floor((device.now().getTime() - device.bootedAt.getTime()) / 60_000)
  return `Hostname           : ${device.hostname}
System Description : ${version}
Vendor             : Aruba
Product Name       : JL665A 6300F 48G CL4 PoE 4SFP56 Sw
ArubaOS-CX Version : ${version}

Time Zone          : UTC

Up Time            : ${minutes} minutes
`
}

/** `show` commands of the manager context. */
export const showCommands: readonly Command<AoscxHandler>[] = [
  {
    spec: 'show version',
    // [K]
    handler: () => `ArubaOS-CX\nVersion      : ${version}\nActive Image : primary\n`,
  },
  { spec: 'show system', handler: ({ device }) => showSystem(device) },
  { spec: 'show clock', handler: ({ device }) => `${formatClock(device.now())}\n` },
  { spec: 'show running-config', handler: ({ device }) => show('Current', device.running) },
  { spec: 'show startup-config', handler: ({ device }) => show('Startup', device.startup) },
]
