import type { TableTemplate } from '../table-template.ts'

/**
 * `show version` of NX-OS. Recordings: five. Behind the line that proves it to be one, licences and hardware are
 * prose that every release words anew: lines there are let pass, since a row cannot be among them.
 */
export const ciscoNxos: TableTemplate = {
  platform: 'cisco_nxos',
  command: 'show version',
  commands: 'sh[[ow]] ver[[sion]]$',
  template: String.raw`Value HOSTNAME (\S+)
Value Required VERSION (\S+)
Value MODEL (\S.*?)
Value SERIAL_NUMBER (\S+)
Value IMAGE (\S+)
Value UPTIME (\S.*?)
Value RELOAD_REASON (\S.*?)
Value MAC_ADDRESS ([0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4})

Start
  ^Cisco Nexus Operating System -> Device
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error

Device
  # Releases before the kickstart image went call it "system".
  ^\s+(?:NXOS|system):\s+version\s+$VERSION(?:\s.*)?$$
  ^\s+(?:NXOS|system) image file is:\s+$IMAGE\s*$$
  ^\s+cisco\s+$MODEL\s+(?:\(.*\)\s+)?[Cc]hassis(?:\s.*)?$$
  ^\s+cisco\s+$MODEL\s+\(".*"\)\s*$$
  ^\s+Processor Board ID\s+$SERIAL_NUMBER\s*$$
  ^\s+Device name:\s+$HOSTNAME\s*$$
  ^Kernel uptime is\s+$UPTIME\s*$$
  ^\s+Reason:\s+$RELOAD_REASON\s*$$
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^%.* -> Error
  ^.
`,
}
