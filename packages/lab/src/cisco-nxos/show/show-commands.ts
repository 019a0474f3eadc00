import type { Command } from '../../grammar/command-tree.ts'
import { formatClock } from '../../ios-like/clock.ts'
import { type Configuration, childOf } from '../../ios-like/configuration/configuration.ts'
import type { NxosDevice } from '../nxos-device.ts'
import type { NxosHandler } from '../nxos-session.ts'
import { showVersion } from './show-version.ts'

/** A configuration under the header of published captures. */
function show(device: NxosDevice, name: string, configuration: Configuration): string {
  const time = device.now().toUTCString().replace(',', '').split(' ')
  const [weekday, day, month, year, clock] = time
  const stamp = `${weekday} ${month} ${String(Number(day)).padStart(2)} ${clock} ${year}`
  return `\n!Command: show ${name}\n!Running configuration last done at: ${stamp}\n!Time: ${stamp}\n${configuration.render()}\n`
}

/** Columns as recorded (ntc-templates, cisco_nxos show ip interface brief). */
function showIpInterfaceBrief({ running }: NxosDevice): string {
  const rows = running.startingWith('interface ').flatMap((section) => {
    const name = section.id.slice('interface '.length).replace('Ethernet', 'Eth')
    const address = /^ip address ([\d.]+)/.exec(childOf(section, 'ip address')?.text ?? '')?.[1]
    if (address === undefined) return []
    const state = childOf(section, 'shutdown')?.text === 'shutdown' ? 'down' : 'up'
    return [
      `${name.padEnd(20)} ${address.padEnd(15)} protocol-${state}/link-${state}/admin-${state}\n`,
    ]
  })
  return `IP Interface Status for VRF "default"(1)\nInterface            IP Address      Interface Status\n${rows.join('')}`
}

/** `show` commands of user exec, which privileged exec has too. */
export const showCommands: readonly Command<NxosHandler>[] = [
  { spec: 'show version', handler: ({ device }) => showVersion(device) },
  { spec: 'show clock', handler: ({ device }) => `${formatClock(device.now())}\n` },
  { spec: 'show hostname', handler: ({ device }) => `${device.hostname} \n` },
  { spec: 'show ip interface brief', handler: ({ device }) => showIpInterfaceBrief(device) },
  {
    spec: 'show privilege',
    handler: ({ device, privileged }) =>
      `User name: ${device.username}\nCurrent privilege level: ${privileged ? -1 : 0}\nFeature privilege: Disabled\n`,
  },
]

/** `show` commands that only privileged exec has. */
export const privilegedShowCommands: readonly Command<NxosHandler>[] = [
  {
    spec: 'show running-config',
    handler: ({ device }) => show(device, 'running-config', device.running),
  },
  {
    spec: 'show startup-config',
    handler: ({ device }) => show(device, 'startup-config', device.startup),
  },
]
