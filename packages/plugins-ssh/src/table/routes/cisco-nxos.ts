import type { TableTemplate } from '../table-template.ts'

/**
 * `show ip route` of NX-OS, of one VRF or of all. Recordings: three. Next hops stand below their network, those
 * that are not used without a star.
 */
export const ciscoNxos: TableTemplate = {
  platform: 'cisco_nxos',
  command: 'show ip route',
  commands: String.raw`sh[[ow]] ip ro[[ute]](?: vrf \S+)?$`,
  template: String.raw`Value Filldown VRF ([^\s"]+)
Value PROTOCOL ([a-z][^\s,]*)
Value Required,Filldown NETWORK (\d+\.\d+\.\d+\.\d+)
Value Filldown PREFIX_LENGTH (\d+)
Value DISTANCE (\d+)
Value METRIC (\d+)
Value NEXT_HOP (\d+\.\d+\.\d+\.\d+)
Value INTERFACE ([A-Za-z][A-Za-z-]*\d[^\s,]*)
Value AGE ([\dA-Za-z:.]+)

Start
  ^IP Route Table for (?:VRF|Context)\s+"$VRF"
  ^'.*'\s+denotes\s
  ^'.*'\s+in via output denotes\s
  ^Route not found\s*$$
  ^$NETWORK/$PREFIX_LENGTH,\s+ubest/mbest:
  # The VRF of a next hop stands behind a per cent sign.
  ^\s+\*{0,2}via\s+$NEXT_HOP(?:%[^\s,]+)?,\s+$INTERFACE,\s+\[$DISTANCE/$METRIC\],\s+$AGE,\s+$PROTOCOL(?:[\s,].*)?$$ -> Record
  ^\s+\*{0,2}via\s+$NEXT_HOP(?:%[^\s,]+)?,\s+\[$DISTANCE/$METRIC\],\s+$AGE,\s+$PROTOCOL(?:[\s,].*)?$$ -> Record
  ^\s+\*{0,2}via\s+$INTERFACE(?:%[^\s,]+)?,\s+\[$DISTANCE/$METRIC\],\s+$AGE,\s+$PROTOCOL(?:[\s,].*)?$$ -> Record
  # A tunnel of VXLAN goes on in the next line.
  ^\s+(?:segid|tunnelid|encap):?\s
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error

# What fills down is not a route.
EOF
`,
}
