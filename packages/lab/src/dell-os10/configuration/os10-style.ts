import type { ConfigStyle } from '../../ios-like/configuration/configuration.ts'

/** The looks of an OS10 configuration: one blank, `!` in front of sections (Dell, "show running-configuration"). */
export const os10Style: ConfigStyle = {
  indent: ' ',
  separator: '!\n',
  end: '',
  groups: [/^hostname /, /^username /, /^ntp /, /^vlan /, /^interface /, /^ip route /],
}
