import type { ConfigStyle } from '../../ios-like/configuration/configuration.ts'

/** The looks of an AOS-CX configuration: four blanks, nothing between groups (Aruba, "show checkpoint"). */
export const aoscxStyle: ConfigStyle = {
  indent: '    ',
  separator: '',
  end: '',
  groups: [
    /^hostname /,
    /^banner /,
    /^user /,
    /^ntp /,
    /^ssh /,
    /^vlan /,
    /^interface /,
    /^ip route /,
  ],
}
