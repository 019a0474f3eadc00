import type { TableTemplate } from '../table-template.ts'

/**
 * `show version` of Junos. Recordings: two. It is a list of packages behind host name and model: lines there are
 * let pass, since a row cannot be among them. Members of a virtual chassis each have their own list.
 */
export const juniperJunos: TableTemplate = {
  platform: 'juniper_junos',
  command: 'show version',
  commands: 'sh[[ow]] ver[[sion]]$',
  template: String.raw`Value Required HOSTNAME (\S+)
Value VERSION (\S+)
Value MODEL (\S+)
Value SERIAL_NUMBER (\S+)
Value IMAGE (\S+)
Value UPTIME (\d+)
Value RELOAD_REASON (\S+)
Value MAC_ADDRESS (\S+)

Start
  ^Hostname:\s+$HOSTNAME\s*$$ -> Device
  ^(?:fpc|node|localre|member)\w*:\s*$$
  ^-+\s*$$
  ^\{\S+\}\s*$$
  ^\s*$$
  ^. -> Error

Device
  ^Hostname: -> Continue.Record
  ^Hostname:\s+$HOSTNAME\s*$$
  ^Model:\s+$MODEL\s*$$
  ^Junos:\s+$VERSION\s*$$
  # Releases before 15.1 tell it by their packages.
  ^JUNOS (?:Base OS boot|Software Release|EX\s+Software Suite) \[$VERSION\]
  ^\s*$$
  ^error: -> Error
  ^.
`,
}
