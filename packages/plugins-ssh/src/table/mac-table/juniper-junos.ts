import type { TableTemplate } from '../table-template.ts'

/**
 * `show ethernet-switching table` of Junos with ELS (QFX, EX of 2013 and later). Recordings: one. What older EX
 * print (a type in a word) has no foreign witness. Entries without an address, to flood to, are no rows.
 */
export const juniperJunos: TableTemplate = {
  platform: 'juniper_junos',
  command: 'show ethernet-switching table',
  commands: 'sh[[ow]] et[[hernet-switching]] t[[able]]$',
  template: String.raw`Value VLAN_ID (\d+)
Value VLAN_NAME (\S+)
Value Required MAC_ADDRESS ([0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5})
Value TYPE ([A-Z]+(?:,[A-Z]+)*|Learn|Static)
Value INTERFACE ([a-z]\S*|Router)
Value AGE (\d+(?::\d+)*|-)

Start
  ^MAC flags\s
  ^\s+\S{1,2} - \S
  ^\s*SE - \S
  ^Ethernet[ -]switching table\s*:
  ^Routing instance\s*:
  ^\s*(?:Vlan|VLAN)\s+MAC\s
  ^\s*name\s+address\s
  ^\s*$VLAN_NAME\s+$MAC_ADDRESS\s+$TYPE\s+$AGE\s+$INTERFACE(?:\s.*)?$$ -> Record
  # Releases for VXLAN tell no age.
  ^\s*$VLAN_NAME\s+$MAC_ADDRESS\s+$TYPE\s+$INTERFACE(?:\s.*)?$$ -> Record
  ^\s*\S+\s+\*\s+Flood\s
  ^warning: .*subsystem not running
  ^\{\S+\}\s*$$
  ^\s*$$
  ^. -> Error
`,
}
