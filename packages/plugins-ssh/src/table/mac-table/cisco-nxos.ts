import type { TableTemplate } from '../table-template.ts'

/**
 * `show mac address-table` of NX-OS. Recordings: one. What stands in brackets behind a port, such as `(R)` or
 * the address of a tunnel's other end, is no part of its name.
 */
export const ciscoNxos: TableTemplate = {
  platform: 'cisco_nxos',
  command: 'show mac address-table',
  commands: String.raw`sh[[ow]] mac ad[[dress-table]](?: (?:dyn[[amic]]|vl[[an]] \d+|int[[erface]] \S+))?$`,
  template: String.raw`Value VLAN_ID (\d+|-)
Value VLAN_NAME (\S+)
Value Required MAC_ADDRESS ([0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4})
Value TYPE ([A-Za-z]+)
Value INTERFACE (\S.*?)
Value AGE (\d+|-|~+|NA)

Start
  # Secure and NTFY behind the age: true, false, or what a port of another switch has.
  ^(?:[*+GOCR~()\s]*\s)?$VLAN_ID\s+$MAC_ADDRESS\s+$TYPE\s+$AGE\s+(?:[TF]|~+)\s+(?:[TF]|~+)\s+$INTERFACE(?:\([^)]*\))?\s*$$ -> Record
  ^(?:[*+GOCR~()\s]*\s)?$VLAN_ID\s+$MAC_ADDRESS\s+$TYPE\s+$AGE\s+$INTERFACE(?:\([^)]*\))?\s*$$ -> Record
  ^Legend:
  ^\s+(?:\*|\(|age|\S+) - \S
  ^\s+(?:age|\(T\)) - 
  ^\s*VLAN\s+MAC Address\s+Type\s
  ^-+(?:\+-+)+\s*$$
  ^Note:\s
  ^Total MAC Addresses:
  ^Unknown Key ID\s
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
