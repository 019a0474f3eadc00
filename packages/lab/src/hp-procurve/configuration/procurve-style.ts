import type { ConfigStyle } from '../../ios-like/configuration/configuration.ts'

/** The looks of a configuration: three blanks (HPE, "show running-config"); the `exit` lines are left out. */
export const procurveStyle: ConfigStyle = {
  indent: '   ',
  separator: '',
  end: '',
  groups: [/^hostname /, /^interface /, /^snmp-server /, /^vlan /, /^sntp /],
}
