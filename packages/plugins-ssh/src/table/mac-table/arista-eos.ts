import type { TableTemplate } from '../table-template.ts'

/**
 * `show mac address-table` of EOS. No recording of it is in the test data: the shape is that of an output
 * published with ntc-templates, and no foreign witness checks the rows. When an address last moved is not its age.
 */
export const aristaEos: TableTemplate = {
  platform: 'arista_eos',
  command: 'show mac address-table',
  commands: String.raw`sh[[ow]] mac(?:-| )ad[[dress-table]](?: (?:dyn[[amic]]|vl[[an]] \d+|int[[erface]] \S+))?$`,
  template: String.raw`Value VLAN_ID (\d+|[Aa]ll)
Value VLAN_NAME (\S+)
Value Required MAC_ADDRESS ([0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4})
Value TYPE ([A-Za-z]+)
Value INTERFACE (\S.*?)
Value AGE (\d+)

Start
  ^\s*$VLAN_ID\s+$MAC_ADDRESS\s+$TYPE\s+$INTERFACE\s+\d+\s+\S.*\sago\s*$$ -> Record
  ^\s*$VLAN_ID\s+$MAC_ADDRESS\s+$TYPE\s+$INTERFACE\s*$$ -> Record
  ^\s*$VLAN_ID\s+$MAC_ADDRESS\s+$TYPE\s*$$ -> Record
  ^\s*(?:Unicast |Multicast )?[Mm]ac Address Table\s*$$
  ^\s*Vlan\s+[Mm]ac Address\s+Type\s+Ports
  ^[-\s]+$$
  ^\s*Total [Mm]ac Addresses for this criterion:
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
