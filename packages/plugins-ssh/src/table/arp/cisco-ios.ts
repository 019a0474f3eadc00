import type { TableTemplate } from '../table-template.ts'

/** `show arp` of IOS and IOS-XE. Recordings: one. `show ip arp` prints the same; the age is in minutes. */
export const ciscoIos: TableTemplate = {
  platform: 'cisco_ios',
  command: 'show arp',
  commands: String.raw`sh[[ow]] (?:ip )?ar[[p]](?: vrf \S+)?$`,
  template: String.raw`Value Required IP_ADDRESS (\d+\.\d+\.\d+\.\d+)
Value MAC_ADDRESS ([0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4})
Value INTERFACE ([A-Za-z]\S*)
Value PHYSICAL_INTERFACE (\S+)
Value AGE (\d+|-)
Value VRF (\S+)
Value Filldown AGE_UNIT (min|sec)

Start
  ^Protocol\s+Address\s+Age\s+\($AGE_UNIT\)\s+Hardware
  # A private VLAN stands behind its interface.
  ^Internet\s+$IP_ADDRESS\s+$AGE\s+$MAC_ADDRESS\s+\S+\s+$INTERFACE(?:\s+pv\s+\d+)?\s*$$ -> Record
  ^Internet\s+$IP_ADDRESS\s+$AGE\s+$MAC_ADDRESS\s+\S+\s*$$ -> Record
  ^Internet\s+$IP_ADDRESS\s+$AGE\s+[Ii]ncomplete\s+\S+\s+$INTERFACE\s*$$ -> Record
  ^Internet\s+$IP_ADDRESS\s+$AGE\s+[Ii]ncomplete\s+\S+\s*$$ -> Record
  ^Load for five secs
  ^Time source is
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
