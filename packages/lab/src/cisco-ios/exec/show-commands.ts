import type { Command } from '../../grammar/command-tree.ts'
import { invalidWord } from '../../ios-like/command-line/reply.ts'
import type { IosHandler } from '../ios-session.ts'
import { showBoot, showLogging } from '../show/show-boot.ts'
import { showClock } from '../show/show-clock.ts'
import { showRunningConfig, showStartupConfig } from '../show/show-configuration.ts'
import {
  showInterfaces,
  showInterfacesDescription,
  showIpInterfaceBrief,
} from '../show/show-interfaces.ts'
import { serialNumber, showVersion } from '../show/show-version.ts'

/** `show` commands of user exec, which privileged exec has too. */
export const showCommands: readonly Command<IosHandler>[] = [
  { spec: 'show version', handler: ({ device }) => showVersion(device) },
  { spec: 'show clock', handler: ({ device }) => showClock(device.now()) },
  { spec: 'show ip interface brief', handler: ({ device }) => showIpInterfaceBrief(device) },
  { spec: 'show interfaces', handler: ({ device }) => showInterfaces(device) ?? '' },
  {
    spec: 'show interfaces description',
    handler: ({ device }) => showInterfacesDescription(device),
  },
  {
    spec: 'show interfaces <interface>',
    handler: ({ device }, { args }) => showInterfaces(device, args[0]) ?? invalidWord(2),
  },
  {
    spec: 'show inventory',
    handler: ({ device }) =>
      `NAME: "IOSv", DESCR: "IOSv chassis, Hw Serial#: ${serialNumber(device.hostname)}, Hw Revision: 1.0"
PID: IOSv              , VID: 1.0, SN: ${serialNumber(device.hostname)}

`,
  },
  {
    spec: 'show privilege',
    handler: ({ privileged }) => `Current privilege level is ${privileged ? 15 : 1}\n`,
  },
  {
    spec: 'show terminal',
    handler: ({ terminalLength, terminalWidth }) =>
      `Length: ${terminalLength} lines, Width: ${terminalWidth} columns\n`,
  },
]

/** `show` commands that only privileged exec has. */
export const privilegedShowCommands: readonly Command<IosHandler>[] = [
  { spec: 'show running-config', handler: ({ device }) => showRunningConfig(device) },
  { spec: 'show boot', handler: ({ device }) => showBoot(device) },
  { spec: 'show bootvar', handler: ({ device }) => showBoot(device) },
  { spec: 'show logging', handler: ({ device }) => showLogging(device) },
  { spec: 'show startup-config', handler: ({ device }) => showStartupConfig(device) },
  {
    spec: 'show running-config interface <interface>',
    handler: ({ device }, { args }) => {
      const section = device.running.find(`interface ${args[0]}`)
      const lines = [section?.text, ...(section?.children ?? []).map(({ text }) => ` ${text}`)]
      const text = `!\n${lines.filter((line) => line !== undefined).join('\n')}\nend\n`
      return `Building configuration...\n\nCurrent configuration : ${text.length} bytes\n${text}\n`
    },
  },
]
