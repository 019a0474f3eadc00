import type { FortiSession } from '../forti-session.ts'

/** The software, as the head of a configuration has it. */
export const build = 'FGVMK6-7.0.3-FW-build0237-211207'

/**
 * `get system status`, as recorded on a FortiGate-VM64-KVM (a public capture; the form also in ntc-templates, fortinet;
 * `multiple`: netmiko#2833).
 */
export function systemStatus({ device }: FortiSession): string {
  return `Version: FortiGate-VM64-KVM v7.0.3,build0237,211207 (GA)
Virus-DB: 1.00000(2018-04-09 18:07)
Extended DB: 1.00000(2018-04-09 18:07)
IPS-DB: 6.00741(2015-12-01 02:30)
APP-DB: 6.00741(2015-12-01 02:30)
Serial-Number: FGVMEV0123456789
License Status: Valid
Log hard disk: Available
Hostname: ${device.hostname}
Operation Mode: NAT
Current virtual domain: root
Max number of virtual domains: 1
Virtual domains status: 1 in NAT mode, 0 in TP mode
Virtual domain configuration: ${device.isDivided ? 'multiple' : 'disable'}
FIPS-CC mode: disable
Current HA mode: standalone
Branch point: 0237
Release Version Information: GA
System time: ${clock(device.now())}
`
}

/** E.g. `Fri Jan 10 23:10:02 2020` (recorded: ntc-templates, fortinet). */
function clock(at: Date): string {
  const [day = '', date, month, year] = at.toUTCString().split(' ')
  return `${day.slice(0, 3)} ${month} ${date} ${at.toISOString().slice(11, 19)} ${year}`
}
