import type { TableTemplate } from '../table-template.ts'

/** `show arp no-resolve` of Junos. Recordings: one. It tells neither age nor VRF. */
export const juniperJunos: TableTemplate = {
  platform: 'juniper_junos',
  command: 'show arp no-resolve',
  commands: String.raw`sh[[ow]] ar[[p]] n[[o-resolve]](?: vpn \S+)?$`,
  template: String.raw`Value Required IP_ADDRESS (\d+\.\d+\.\d+\.\d+)
Value MAC_ADDRESS ([0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5})
Value INTERFACE (\S+)
Value PHYSICAL_INTERFACE ([^\s\]]+)
Value AGE (\d+)
Value VRF (\S+)
Value AGE_UNIT (min|sec)

Start
  ^MAC Address\s+Address\s+Interface
  # Behind irb, the port is in brackets.
  ^$MAC_ADDRESS\s+$IP_ADDRESS\s+$INTERFACE\s+\[$PHYSICAL_INTERFACE\](?:\s+[a-z]+)*\s*$$ -> Record
  ^$MAC_ADDRESS\s+$IP_ADDRESS\s+$INTERFACE(?:\s+[a-z]+)*\s*$$ -> Record
  ^Total entries:
  ^(?:fpc|node)\d+:\s*$$
  ^-+\s*$$
  ^\{\S+\}\s*$$
  ^\s*$$
  ^. -> Error
`,
}
