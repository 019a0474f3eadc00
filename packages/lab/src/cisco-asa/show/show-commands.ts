import type { Command } from '../../grammar/command-tree.ts'
import { formatClock } from '../../ios-like/clock.ts'
import type { Configuration } from '../../ios-like/configuration/configuration.ts'
import { serialNumberOf } from '../../ios-like/serial-number.ts'
import type { AsaDevice } from '../asa-device.ts'
import type { AsaHandler } from '../asa-session.ts'
import { checksumOf } from './checksum.ts'

/** The head of `show version` as recorded (unicon), the rest as in ntc-templates' cisco_asa. */
function showVersion({ hostname, now, bootedAt }: AsaDevice): string {
  const minutes = Math.floor((now().getTime() - bootedAt.getTime()) / 60_000)
  const hours = Math.floor(minutes / 60)
  const up =
    hours >= 24
      ? `${Math.floor(hours / 24)} days ${hours % 24} hours`
      : `${hours} hours ${minutes % 60} mins`
  return `
Cisco Adaptive Security Appliance Software Version 9.12(4)
Device Manager Version 7.6(2)

Compiled on Thu 27-Sep-18 14:58 PDT by builders
System image file is "disk0:/asa9-12-4-smp-k8.bin"
Config file at boot was "startup-config"

${hostname} up ${up}

Hardware:   ASAv, 2048 MB RAM, CPU Xeon 4100/6100/8100 series 2000 MHz

Serial Number: ${serialNumberOf(hostname, '9A', 9)}
`
}

/** A configuration as it is shown, up to `: end` (cli-dialects 4.4). */
function show({ hostname }: AsaDevice, head: string, configuration: Configuration): string {
  const text = configuration.render()
  return `${head}\n: \n: Serial Number: ${serialNumberOf(hostname, '9A', 9)}\n:\nASA Version 9.12(4) \n${text}Cryptochecksum:${checksumOf(text)}\n: end\n`
}

/** `show` commands of user exec, which privileged exec has too. */
export const showCommands: readonly Command<AsaHandler>[] = [
  { spec: 'show version', handler: ({ device }) => showVersion(device) },
  { spec: 'show clock', handler: ({ device }) => `${formatClock(device.now())}\n` },
  {
    spec: 'show curpriv',
    handler: ({ device, privileged }) =>
      `Username : ${device.username}\nCurrent privilege level : ${privileged ? 15 : 1}\nCurrent Mode/s : ${privileged ? 'P_PRIV' : 'P_UNPR'}\n`,
  },
]

/** `show` commands that only privileged exec has. */
export const privilegedShowCommands: readonly Command<AsaHandler>[] = [
  {
    spec: 'show running-config',
    handler: ({ device }) => show(device, ': Saved\n', device.running),
  },
  {
    spec: 'show startup-config',
    handler: ({ device }) => show(device, ': Saved', device.startup),
  },
  {
    spec: 'more system:running-config',
    handler: ({ device }) => show(device, ': Saved\n', device.running),
  },
]
