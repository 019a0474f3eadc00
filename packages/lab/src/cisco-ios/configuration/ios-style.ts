import type { ConfigStyle } from '../../ios-like/configuration/configuration.ts'

/** The looks of an IOS configuration: the order is that of a recorded IOS 15 one. */
export const iosStyle: ConfigStyle = {
  indent: ' ',
  separator: '!\n',
  end: '!\nend\n',
  groups: [
    /^(version|service|no service) /,
    /^hostname /,
    /^boot[ -]/,
    /^enable /,
    /^(no )?aaa /,
    /^clock /,
    /^ip (domain|name-server)/,
    /^username /,
    /^ip ssh /,
    /^vlan /,
    /^interface /,
    /^router /,
    /^ip forward-protocol /,
    /^(no )?ip http /,
    /^ip route /,
    /^ip access-list /,
    /^archive$/,
    /^logging /,
    /^access-list /,
    /^snmp-server /,
    /^banner /,
    /^file prompt /,
    /^line /,
    /^ntp /,
  ],
}
