import type { ConfigStyle } from '../../ios-like/configuration/configuration.ts'

/** The looks of an EOS configuration: indentation and order as in a recorded EOS 4.22 one. */
export const eosStyle: ConfigStyle = {
  indent: '   ',
  separator: '!\n',
  end: '!\nend\n',
  groups: [
    /^(transceiver|switchport default) /,
    /^logging /,
    /^hostname /,
    /^(ip domain|ip name-server|dns) /,
    /^ntp /,
    /^snmp-server /,
    /^(no )?aaa /,
    /^enable /,
    /^username /,
    /^vlan /,
    /^interface /,
    /^ip access-list /,
    /^ip route /,
    /^(no )?ip routing$/,
    /^router /,
    /^banner /,
    /^management /,
  ],
}
