import { stamp } from '../date.ts'
import { release } from '../factory-configuration.ts'
import type { JunosDevice } from '../junos-device.ts'

const kernel = '20230131.c5ecb5a_builder_stable_12_214'

/** `show version`; the form of a recorded device (ntc-templates, juniper_junos). */
export function showVersion({ hostname }: JunosDevice): string {
  const packages = [
    `JUNOS OS Kernel 64-bit  [${kernel}]`,
    `JUNOS OS libs [${kernel}]`,
    `JUNOS OS runtime [${kernel}]`,
    `JUNOS OS time zone information [${kernel}]`,
    `JUNOS network stack and utilities [${release}]`,
    `JUNOS libs [${release}]`,
    `JUNOS runtime [${release}]`,
    `JUNOS mtx network modules [${release}]`,
    `JUNOS modules [${release}]`,
    `JUNOS py base [${release}]`,
    `JUNOS py extensions [${release}]`,
    `JUNOS daemons [${release}]`,
    `JUNOS mtx daemons [${release}]`,
    `JUNOS Broadband Edge User Plane Apps [${release}]`,
    `JUNOS appidd application-identification daemon [${release}]`,
    `JUNOS Services URL Filter package [${release}]`,
    `JUNOS Services SSL [${release}]`,
    `JUNOS Services RPM [${release}]`,
    `JUNOS Services NAT [${release}]`,
    `JUNOS Routing mpls-oam-basic [${release}]`,
    `JUNOS Online Documentation [${release}]`,
  ]
  return `Hostname: ${hostname}\nModel: vmx\nJunos: ${release}\n${packages.map((line) => `${line}\n`).join('')}`
}

/** `show system uptime`; the form of a recorded device (ntc-templates, juniper_junos). */
export function showSystemUptime(device: JunosDevice): string {
  const now = device.now()
  const [last] = device.commits
  const ago = (at: Date): string => duration(now.getTime() - at.getTime())
  const configured = last ?? { at: device.bootedAt, user: 'root' }
  return `Current time: ${stamp(now)}
Time Source:  LOCAL CLOCK
System booted: ${stamp(device.bootedAt)} (${ago(device.bootedAt)} ago)
Protocols started: ${stamp(device.bootedAt)} (${ago(device.bootedAt)} ago)
Last configured: ${stamp(configured.at)} (${ago(configured.at)} ago) by ${configured.user}
`
}

/** `show system commit` (Juniper, "show system commit"; the form of a pending one is a public capture). */
export function showSystemCommit({ commits }: JunosDevice): string {
  return commits
    .map(({ at, user, via, comment, confirmWithin }, index) => {
      const confirm =
        confirmWithin === undefined ? '' : ` commit confirmed, rollback in ${confirmWithin}mins`
      const said = comment === undefined ? '' : `    ${comment}\n`
      return `${index}   ${stamp(at)} by ${user} via ${via}${confirm}\n${said}`
    })
    .join('')
}

/** A span of time as in `(22w0d 19:16 ago)`. */
function duration(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  const days = Math.floor(minutes / 1440)
  const time = `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  if (days >= 7) return `${Math.floor(days / 7)}w${days % 7}d ${time}`
  return days > 0
    ? `${days}d ${time}`
    : `${time}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`
}
