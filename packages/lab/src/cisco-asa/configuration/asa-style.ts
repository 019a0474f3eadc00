import type { ConfigStyle } from '../../ios-like/configuration/configuration.ts'

/** The looks of an ASA configuration [K]; what stands below it is printed by `show running-config`. */
export const asaStyle: ConfigStyle = {
  indent: ' ',
  separator: '!\n',
  end: '',
  groups: [
    /^hostname /,
    /^domain-name /,
    /^enable /,
    /^names?$/,
    /^interface /,
    /^(dns|ftp|clock) /,
    /^object /,
    /^object-group /,
    /^access-list /,
    /^pager /,
    /^logging /,
    /^mtu /,
    /^nat /,
    /^access-group /,
    /^route /,
    /^aaa /,
    /^snmp-server /,
    /^(ssh|telnet|http) /,
    /^ntp /,
    /^username /,
    /^banner /,
  ],
}
