import type { TableTemplate } from '../table-template.ts'

/**
 * `show interfaces` of IOS and IOS-XE. Recordings: six. An interface begins at the margin, and what is said of
 * it is indented: of that only some is read, anything else at the margin is an error.
 */
export const ciscoIos: TableTemplate = {
  platform: 'cisco_ios',
  command: 'show interfaces',
  commands: String.raw`sh[[ow]] int[[erfaces]](?: [A-Z]\S*\d)?$`,
  template: String.raw`Value Required INTERFACE (\S+)
Value LINK_STATUS (administratively down|err-disabled|standby mode|up|down|reset|deleted|initializing)
Value PROTOCOL_STATUS ([a-z]+)
Value DESCRIPTION (\S.*?)
Value HARDWARE_TYPE (\S.*?)
Value MAC_ADDRESS ([0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4})
Value IP_ADDRESS (\d+\.\d+\.\d+\.\d+)
Value PREFIX_LENGTH (\d+)
Value VLAN_ID (\d+)
Value MTU (\d+)
Value BANDWIDTH (\d+)
Value SPEED (\d+ ?[KMG]b/?p?s|[Aa]uto(?:[- ][Ss]peed)?)
Value DUPLEX ([A-Za-z-]+)
Value INPUT_ERRORS (\d+)
Value OUTPUT_ERRORS (\d+)

Start
  ^\S+ is .+, line protocol is -> Continue.Record
  # What the device did to it says more than "down".
  ^$INTERFACE is (?:up|down),\s+line protocol is $PROTOCOL_STATUS \($LINK_STATUS\)\s*$$
  ^$INTERFACE is $LINK_STATUS(?: \([^)]*\))?,\s+line protocol is $PROTOCOL_STATUS(?:[\s,(].*)?$$
  ^\s+Hardware is $HARDWARE_TYPE,?\s+address is $MAC_ADDRESS
  ^\s+Hardware is $HARDWARE_TYPE\s*$$
  ^\s+Description:\s+$DESCRIPTION\s*$$
  ^\s+Internet address is $IP_ADDRESS/$PREFIX_LENGTH
  ^\s+MTU $MTU bytes,(?: sub MTU \d+,)?\s+BW $BANDWIDTH Kbit
  ^\s+Encapsulation 802\.1Q Virtual LAN, Vlan ID\s+$VLAN_ID\.
  ^\s+$DUPLEX[ -][Dd]uplex,\s+$SPEED(?:[\s,].*)?$$
  ^\s+$INPUT_ERRORS input errors
  ^\s+$OUTPUT_ERRORS output errors
  ^\s+\S
  ^Load for five secs
  ^Time source is
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
