import type { ConfigStyle } from '../../ios-like/configuration/configuration.ts'

/** The looks of a Comware configuration: one blank, `#` between parts, `return` at the end (H3C, "display this"). */
export const comwareStyle: ConfigStyle = {
  indent: ' ',
  separator: '#\n',
  end: '#\nreturn\n',
  groups: [
    /^version /,
    /^sysname /,
    /^vlan /,
    /^interface /,
    /^ip route-static /,
    /^snmp-agent /,
    /^ssh /,
    /^ntp-service /,
  ],
}
