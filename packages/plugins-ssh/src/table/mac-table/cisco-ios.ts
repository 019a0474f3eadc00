import type { TableTemplate } from '../table-template.ts'

/**
 * `show mac address-table` of IOS and IOS-XE, `show mac-address-table` of older ones. Recordings: five, of as
 * many layouts: Catalyst 2900XL, 2960 to 9000, 6500 (with legend and age), 6500 (by supervisor), 4500.
 * Ports of a group go on in lines of their own, so a record ends where the next begins.
 */
export const ciscoIos: TableTemplate = {
  platform: 'cisco_ios',
  command: 'show mac address-table',
  commands: String.raw`sh[[ow]] mac(?:-| )ad[[dress-table]](?: (?:dyn[[amic]]|vl[[an]] \d+|int[[erface]] \S+))?$`,
  template: String.raw`Value VLAN_ID (\d+|[Aa]ll|N/A|---)
Value VLAN_NAME ([A-Z][A-Za-z]*\d\S*)
Value Required MAC_ADDRESS ([0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4})
Value TYPE ([A-Za-z]+)
Value List INTERFACE (\S.*?)
Value AGE (\d+|-|n/a)

Start
  # Old switches tell the address first.
  ^(?:[*RSD#\s]*(?:\d+|[Aa]ll|N/A|---|[A-Z][A-Za-z]*\d\S*)\s+)?[0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\s -> Continue.Record
  ^$MAC_ADDRESS\s+$TYPE\s+$VLAN_ID\s+$INTERFACE\s*$$
  # With learn and age, behind flags.
  ^[*RSD#\s]*$VLAN_ID\s+$MAC_ADDRESS\s+$TYPE\s+(?:Yes|No)\s+$AGE\s+$INTERFACE\s*$$
  ^[*RSD#\s]*$VLAN_ID\s+$MAC_ADDRESS\s+$TYPE\s+(?:Yes|No)\s+$AGE\s*$$
  # With protocols.
  ^\s*$VLAN_ID\s+$MAC_ADDRESS\s+$TYPE\s+(?:ip|ipx|assigned|other)(?:,(?:ip|ipx|assigned|other))*\s+$INTERFACE\s*$$
  ^[*\s]*$VLAN_ID\s+$MAC_ADDRESS\s+$TYPE\s+$INTERFACE\s*$$
  ^[*\s]*$VLAN_ID\s+$MAC_ADDRESS\s+$TYPE\s*$$
  # A VLAN that a routed port has for itself bears its name.
  ^$VLAN_NAME\s+$MAC_ADDRESS\s+$TYPE\s+$INTERFACE\s*$$
  # More ports of the record above.
  ^\s{20,}$INTERFACE\s*$$
  ^\s*(?:Dynamic|Secure|Static|System Self|Total) .*:\s*\d+\s*$$
  ^\s*(?:Total Mac Addresses|Mac Entries for|Multicast Entries|Unicast Entries|Non-static Address Table|Displaying entries)
  ^\s*Mac Address Table\s*$$
  ^\s*(?:[Vv]lan|Destination Address)\s.*(?:[Mm]ac|MAC|Address) .*[Pp]orts?
  ^[-+\s]+$$
  ^Legend:
  ^\s+\S+ - \S
  ^Load for five secs
  ^Time source is
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
