import type { TableTemplate } from '../table-template.ts'

/**
 * `show interfaces` of EOS. Recordings: three. An interface begins at the margin, and what is said of it is
 * indented: of that only some is read, anything else at the margin is an error.
 */
export const aristaEos: TableTemplate = {
  platform: 'arista_eos',
  command: 'show interfaces',
  commands: String.raw`sh[[ow]] int[[erfaces]](?: [A-Z]\S*\d)?$`,
  template: String.raw`Value Required INTERFACE (\S+)
Value LINK_STATUS (administratively down|errdisabled|up|down)
Value PROTOCOL_STATUS ([a-z]+)
Value DESCRIPTION (\S.*?)
Value HARDWARE_TYPE (\S.*?)
Value MAC_ADDRESS ([0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4})
Value IP_ADDRESS (\d+\.\d+\.\d+\.\d+)
Value PREFIX_LENGTH (\d+)
Value VLAN_ID (\d+)
Value MTU (\d+)
Value BANDWIDTH (\d+)
Value SPEED (\d+(?:\.\d+)? ?[KMG]b/s|[Aa]uto-speed)
Value DUPLEX ([A-Za-z]+)
Value INPUT_ERRORS (\d+)
Value OUTPUT_ERRORS (\d+)

Start
  ^\S+ is .+, line protocol is -> Continue.Record
  # What the device did to it says more than "down".
  ^$INTERFACE is (?:up|down), line protocol is $PROTOCOL_STATUS \($LINK_STATUS\)\s*$$
  ^$INTERFACE is $LINK_STATUS, line protocol is $PROTOCOL_STATUS(?:\s.*)?$$
  ^\s+Hardware is $HARDWARE_TYPE, address is $MAC_ADDRESS
  ^\s+Hardware is $HARDWARE_TYPE\s*$$
  ^\s+Description:\s+$DESCRIPTION\s*$$
  ^\s+Internet address is $IP_ADDRESS/$PREFIX_LENGTH
  ^\s+(?:IP|Ethernet) MTU $MTU bytes(?: \(default\))?\s*,\s+BW $BANDWIDTH kbit
  ^\s+(?:IP|Ethernet) MTU $MTU bytes
  ^\s+Encapsulation 802\.1Q, vlan ID $VLAN_ID
  ^\s+$DUPLEX-duplex,\s+$SPEED(?:[\s,].*)?$$
  ^\s+$INPUT_ERRORS input errors
  ^\s+$OUTPUT_ERRORS output errors
  ^\s+\S
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
