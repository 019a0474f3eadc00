import type { TableTemplate } from '../table-template.ts'

/**
 * `show ip route` of IOS and IOS-XE, of one VRF or of all. Recordings: one. A route that is too long for its line
 * goes on in the next, and so do further next hops; networks without a prefix take that of the line above them.
 */
export const ciscoIos: TableTemplate = {
  platform: 'cisco_ios',
  command: 'show ip route',
  commands: String.raw`sh[[ow]] ip ro[[ute]](?: vrf \S+)?$`,
  template: String.raw`Value Filldown VRF (\S+)
Value Filldown PROTOCOL ([A-Za-z])
Value Required,Filldown NETWORK (\d+\.\d+\.\d+\.\d+)
Value Filldown PREFIX_LENGTH (\d+)
Value DISTANCE (\d+)
Value METRIC (\d+)
Value NEXT_HOP (\d+\.\d+\.\d+\.\d+)
Value INTERFACE ([A-Za-z][A-Za-z-]*\d\S*)
Value AGE (\d[\dA-Za-z:.]*)

Start
  ^Routing Table:\s+$VRF\s*$$
  ^Codes:
  # The rest of the legend.
  ^\s+\S{1,2} - \S
  ^Gateway of last resort
  ^\s+\d+\.\d+\.\d+\.\d+(?:/\d+)? is variably subnetted
  ^\s+\d+\.\d+\.\d+\.\d+/$PREFIX_LENGTH is subnetted
  ^$PROTOCOL[ a-zA-Z0-9*+%&!]*\s$NETWORK(?:[/\s].*)?$$ -> Continue
  ^[A-Za-z][ a-zA-Z0-9*+%&!]*\s\d[\d.]*/$PREFIX_LENGTH(?:\s.*)?$$ -> Continue
  ^[A-Za-z][ a-zA-Z0-9*+%&!]*\s\d[\d.]*(?:/\d+)?\s+\[$DISTANCE/$METRIC\]\s+via\s+$NEXT_HOP(?:\s+\([^)]*\))?(?:,\s+$AGE)?(?:,\s+$INTERFACE)?\s*$$ -> Record
  ^[A-Za-z][ a-zA-Z0-9*+%&!]*\s\d[\d.]*(?:/\d+)?\s+(?:\[$DISTANCE/$METRIC\]\s+)?is (?:directly connected|a summary)(?:,\s+$AGE)?,\s+$INTERFACE\s*$$ -> Record
  # A summary of BGP.
  ^[A-Za-z][ a-zA-Z0-9*+%&!]*\s\d[\d.]*(?:/\d+)?\s+\[$DISTANCE/$METRIC\](?:,\s+$AGE)?,\s+$INTERFACE\s*$$ -> Record
  # The rest is in the next line.
  ^[A-Za-z][ a-zA-Z0-9*+%&!]*\s\d+\.\d+\.\d+\.\d+(?:/\d+)?\s*$$
  ^\s+\[$DISTANCE/$METRIC\]\s+via\s+$NEXT_HOP(?:\s+\([^)]*\))?(?:,\s+$AGE)?(?:,\s+$INTERFACE)?\s*$$ -> Record
  ^\s+(?:\[$DISTANCE/$METRIC\]\s+)?is directly connected(?:,\s+$AGE)?,\s+$INTERFACE\s*$$ -> Record
  ^Load for five secs
  ^Time source is
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error

# What fills down is not a route.
EOF
`,
}
