import type { TableTemplate } from '../table-template.ts'

/**
 * `show ip arp` of NX-OS, with `detail` and `vrf` or without. Recordings: three with `detail`. The header says
 * which columns there are; the VRF is a column for all VRFs, and in a line of its own for one.
 */
export const ciscoNxos: TableTemplate = {
  platform: 'cisco_nxos',
  command: 'show ip arp detail vrf all',
  commands: String.raw`sh[[ow]] ip ar[[p]](?: d[[etail]])?(?: vrf \S+)?$`,
  template: String.raw`Value Required IP_ADDRESS (\d+\.\d+\.\d+\.\d+)
Value MAC_ADDRESS ([0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4})
Value INTERFACE ([A-Za-z]\S*|-)
Value PHYSICAL_INTERFACE ([A-Za-z]\S*|-)
Value AGE (\S+)
Value Filldown VRF (\S*)
Value AGE_UNIT (min|sec)

Start
  ^IP ARP Table for context\s+$VRF\s*$$
  ^Address\s+Age\s+MAC Address\s+Interface\s+Physical Interface\s+Flags\s+VRF Name\s*$$ -> AllVrfs
  ^Address\s+Age\s+MAC Address\s+Interface\s+Physical Interface(?:\s+Flags)?\s*$$ -> Detail
  ^Address\s+Age\s+MAC Address\s+Interface(?:\s+Flags)?\s*$$ -> Plain
  ^Flags:\s
  # The rest of the legend.
  ^\s+\S+\s+-\s
  ^IP ARP Table
  ^Total number of entries:
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error

Plain
  ^$IP_ADDRESS\s+$AGE\s+(?:$MAC_ADDRESS|INCOMPLETE)\s+$INTERFACE(?:\s+(?:[*+#D]|CP|PS|RO))*\s*$$ -> Record
  ^IP ARP Table for context\s+$VRF\s*$$ -> Start
  ^Flags:\s -> Start
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error

Detail
  ^$IP_ADDRESS\s+$AGE\s+(?:$MAC_ADDRESS|INCOMPLETE)\s+$INTERFACE\s+$PHYSICAL_INTERFACE(?:\s+(?:[*+#D]|CP|PS|RO))*\s*$$ -> Record
  ^IP ARP Table for context\s+$VRF\s*$$ -> Start
  ^Flags:\s -> Start
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error

AllVrfs
  ^$IP_ADDRESS\s+$AGE\s+(?:$MAC_ADDRESS|INCOMPLETE)\s+$INTERFACE\s+$PHYSICAL_INTERFACE(?:\s+(?:[*+#D]|CP|PS|RO))*\s+$VRF\s*$$ -> Record
  # No VRF is not the VRF of the row above: it is emptied.
  ^$IP_ADDRESS\s+$AGE\s+(?:$MAC_ADDRESS|INCOMPLETE)\s+$INTERFACE\s+$PHYSICAL_INTERFACE$VRF\s*$$ -> Record
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
