import type { TableTemplate } from '../table-template.ts'

/**
 * `show interface` of NX-OS. Recordings: nine. An interface begins at the margin, its administrative state does,
 * too, and the rest is indented: of that only some is read, anything else at the margin is an error. Why it is
 * down stands in brackets.
 */
export const ciscoNxos: TableTemplate = {
  platform: 'cisco_nxos',
  command: 'show interface',
  commands: String.raw`sh[[ow]] int[[erface]](?: [A-Za-z]\S*\d)?$`,
  template: String.raw`Value Required INTERFACE ([A-Za-z]\S*\d)
Value LINK_STATUS ([^(),]+?)
Value PROTOCOL_STATUS ([a-z]+)
Value DESCRIPTION (\S.*?)
Value HARDWARE_TYPE (\S[^,]*?)
Value MAC_ADDRESS ([0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4})
Value IP_ADDRESS (\d+\.\d+\.\d+\.\d+)
Value PREFIX_LENGTH (\d+)
Value VLAN_ID (\d+)
Value MTU (\d+)
Value BANDWIDTH (\d+)
Value SPEED (\d+(?:\.\d+)? ?[KMG]b/s|[Aa]uto-speed)
Value DUPLEX ([a-z]+)
Value INPUT_ERRORS (\d+)
Value OUTPUT_ERRORS (\d+)

Start
  ^[A-Za-z]\S*\d is [a-z] -> Continue.Record
  ^$INTERFACE is down \($LINK_STATUS\)(?:,\s*line protocol is $PROTOCOL_STATUS(?:[\s,].*)?)?\s*$$
  # A reason may have brackets and commas of its own.
  ^$INTERFACE is down \($LINK_STATUS[(,:]
  ^$INTERFACE is $LINK_STATUS(?: \([^)]*\))?,\s*line protocol is $PROTOCOL_STATUS(?:[\s,].*)?$$
  ^$INTERFACE is $LINK_STATUS(?: \([^)]*\))?\s*$$
  ^admin state is [a-z]+,\s+Hardware: $HARDWARE_TYPE(?:,\s+address: $MAC_ADDRESS.*)?\s*$$
  ^\s*[Aa]dmin [Ss]tate(?: is|:)\s
  ^\s+Hardware(?::| is)\s+$HARDWARE_TYPE,\s+address(?::| is)\s+$MAC_ADDRESS
  ^\s+Hardware(?::| is)\s+$HARDWARE_TYPE(?:,.*)?\s*$$
  ^\s+Description:\s+$DESCRIPTION\s*$$
  ^\s+Port description is\s+$DESCRIPTION\s*$$
  ^\s+Internet [Aa]ddress is $IP_ADDRESS/$PREFIX_LENGTH(?:\s+(?:tag|route-preference).*)?\s*$$
  ^\s+MTU $MTU bytes,\s+BW $BANDWIDTH Kbit
  ^\s+MTU $MTU bytes
  ^\s+Encapsulation 802\.1Q Virtual LAN, Vlan ID\s+$VLAN_ID\b
  ^\s+$DUPLEX-duplex,\s+$SPEED(?:[\s,].*)?$$
  ^\s+$INPUT_ERRORS input errors?\s
  ^\s+$OUTPUT_ERRORS output errors?\s
  ^\s+\S
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
