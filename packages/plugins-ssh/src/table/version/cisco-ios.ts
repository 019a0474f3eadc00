import type { TableTemplate } from '../table-template.ts'

/**
 * `show version` of IOS and IOS-XE. Recordings: five. Behind the line that proves it to be one, the answer is
 * prose that every release words anew: lines there are let pass, since a row cannot be among them. Members of
 * a stack follow the first MAC address.
 */
export const ciscoIos: TableTemplate = {
  platform: 'cisco_ios',
  command: 'show version',
  commands: 'sh[[ow]] ver[[sion]]$',
  template: String.raw`Value HOSTNAME (\S+)
Value Required VERSION ([^\s,]+)
Value MODEL (\S+)
Value SERIAL_NUMBER (\S+)
Value IMAGE ([^"]+)
Value UPTIME (\S.*?)
Value RELOAD_REASON (\S.*?)
Value MAC_ADDRESS ([0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}|[0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4})

Start
  # IOS-XE says twice what it is, and the second line has the release that images are named by.
  ^Cisco IOS XE Software, Version
  ^Cisco Internetwork Operating System Software
  ^(?:Cisco IOS Software|IOS \(tm\)).*,\s+Version\s+$VERSION(?:[\s,].*)?$$ -> Device
  ^Load for five secs
  ^Time source is
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error

Device
  ^$HOSTNAME uptime is $UPTIME\s*$$
  ^System returned to ROM by $RELOAD_REASON(?:\s+at\s\d.*)?\s*$$
  ^Last reload reason:\s+$RELOAD_REASON\s*$$
  ^System image file is "$IMAGE"
  # Others sell them under their own name.
  ^(?:[Cc]isco|Allen-Bradley)\s+$MODEL\s+\(.*with\s.*bytes of
  ^Processor board ID\s+$SERIAL_NUMBER\s*$$
  ^Base [Ee]thernet MAC Address\s*:\s*$MAC_ADDRESS\s*$$ -> Members
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^%.* -> Error
  ^.

Members
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^%.* -> Error
  ^.
`,
}
