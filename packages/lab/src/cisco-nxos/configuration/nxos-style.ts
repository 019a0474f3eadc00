import type { ConfigStyle } from '../../ios-like/configuration/configuration.ts'

/** The looks of an NX-OS configuration: indentation and blank lines as in published captures of 10.2. */
export const nxosStyle: ConfigStyle = {
  indent: '  ',
  separator: '\n',
  end: '',
  groups: [
    /^(version|hostname) /,
    /^(no )?feature /,
    /^(username|no password) /,
    /^banner /,
    /^ip (domain|name-server)/,
    /^ip access-list /,
    /^snmp-server /,
    /^ntp /,
    /^ip route /,
    /^vlan /,
    /^vrf context /,
    /^interface /,
    /^line /,
    /^boot /,
    /^router /,
    /^logging /,
  ],
}
