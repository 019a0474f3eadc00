import type { SrlSession } from '../srl-session.ts'

/** `show version` (public captures of a 7220 IXR-D2L in containerlab). */
export function showVersion({ device }: SrlSession): string {
  const line = '-'.repeat(52)
  return `${line}
Hostname             : ${device.hostname}
Chassis Type         : 7220 IXR-D2L
Part Number          : Sim Part No.
Serial Number        : Sim Serial No.
System HW MAC Address: 1A:5B:00:FF:00:00
OS                   : SR Linux
Software Version     : v24.7.1
Build Number         : 330-g38f237abfe
Architecture         : x86_64
${line}
`
}
