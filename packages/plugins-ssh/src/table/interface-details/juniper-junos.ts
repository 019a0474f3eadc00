import type { TableTemplate } from '../table-template.ts'

/**
 * `show interfaces` of Junos: physical interfaces, and their units as rows of their own. No recording of it is
 * in the test data: the shape is that of outputs published with ntc-templates and of Juniper's documentation,
 * and no foreign witness checks the rows. It tells errors only to who asks for more.
 */
export const juniperJunos: TableTemplate = {
  platform: 'juniper_junos',
  command: 'show interfaces',
  commands: String.raw`sh[[ow]] int[[erfaces]](?: [a-z]\S*\d)?$`,
  template: String.raw`Value Required INTERFACE ([^\s,]+)
Value LINK_STATUS (Administratively down|Up|Down|(?:Hardware|Device|Link-Layer|Admin)-Down)
Value PROTOCOL_STATUS ([a-z]+)
Value DESCRIPTION (\S.*?)
Value HARDWARE_TYPE ([^,]+)
Value MAC_ADDRESS ([0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5})
Value IP_ADDRESS (\d+\.\d+\.\d+\.\d+)
Value PREFIX_LENGTH (\d+)
Value VLAN_ID (\d+)
Value MTU (\d+)
Value BANDWIDTH (\d+(?:\.\d+)?[kmgKMG]?bps)
Value SPEED (\d+(?:\.\d+)?[kmgKMG]bps|Auto)
Value DUPLEX (Full|Half|Auto)
Value INPUT_ERRORS (\d+)
Value OUTPUT_ERRORS (\d+)

Start
  ^(?:Physical interface:|\s+Logical interface)\s -> Continue.Record
  ^Physical interface:\s+$INTERFACE\s*,\s+$LINK_STATUS,\s+Physical link is
  ^Physical interface:\s+$INTERFACE\s*,\s+[A-Za-z]+,\s+Physical link is $LINK_STATUS\s*$$
  ^\s+Logical interface\s+$INTERFACE(?:\s.*)?$$
  ^\s+Description:\s+$DESCRIPTION\s*$$
  ^\s+(?:Type:\s+[^,]+,\s+)?Link-level type:\s+$HARDWARE_TYPE, -> Continue
  ^\s+(?:Type:\s+[^,]+,\s+)?Link-level type:\s+[^,]+,\s+MTU:\s+$MTU\b -> Continue
  ^.*[\s,]Link-mode:\s+$DUPLEX -> Continue
  ^.*[\s,]Speed:\s+$SPEED\b -> Continue
  ^\s+Current address:\s+$MAC_ADDRESS,
  ^\s+MAC:\s+$MAC_ADDRESS\s*$$
  ^\s+Flags:.*VLAN-Tag \[ 0x[0-9a-fA-F]+\.$VLAN_ID \] -> Continue
  ^\s+Flags:\s+$LINK_STATUS(?:\s.*)?$$
  ^\s+Bandwidth:\s+$BANDWIDTH\b
  ^\s+Protocol inet,\s+MTU:\s+$MTU\b
  ^\s+Destination:\s+[^\s/,]+/$PREFIX_LENGTH,\s+Local:\s+$IP_ADDRESS(?:,.*)?\s*$$ -> Addressed
  ^\s+(?:Destination:\s+[^\s,]+,\s+)?Local:\s+$IP_ADDRESS(?:,.*)?\s*$$ -> Addressed
  ^\s+\S
  ^\{\S+\}\s*$$
  ^(?:fpc|node)\d+:\s*$$
  ^-+\s*$$
  ^\s*$$
  ^. -> Error

# Further addresses of a unit are let pass: the first is the preferred one.
Addressed
  ^(?:Physical interface:|\s+Logical interface)\s -> Continue.Record
  ^Physical interface:\s+$INTERFACE\s*,\s+$LINK_STATUS,\s+Physical link is -> Start
  ^Physical interface:\s+$INTERFACE\s*,\s+[A-Za-z]+,\s+Physical link is $LINK_STATUS\s*$$ -> Start
  ^\s+Logical interface\s+$INTERFACE(?:\s.*)?$$ -> Start
  ^\s+\S
  ^\{\S+\}\s*$$
  ^(?:fpc|node)\d+:\s*$$
  ^-+\s*$$
  ^\s*$$
  ^. -> Error
`,
}
