import type { TableTemplate } from '../table-template.ts'

/**
 * `show ip route` of EOS, of one VRF or of all. Recordings: four. Further next hops are in lines of their own,
 * with the distance and the metric of the first.
 */
export const aristaEos: TableTemplate = {
  platform: 'arista_eos',
  command: 'show ip route',
  commands: String.raw`sh[[ow]] ip ro[[ute]](?: vrf \S+)?$`,
  template: String.raw`Value Filldown VRF (\S+)
Value Filldown PROTOCOL ([A-Z][A-Z0-9]*(?: [A-Z0-9]+)?)
Value Required,Filldown NETWORK (\d+\.\d+\.\d+\.\d+)
Value Filldown PREFIX_LENGTH (\d+)
Value Filldown DISTANCE (\d*)
Value Filldown METRIC (\d*)
Value NEXT_HOP (\d+\.\d+\.\d+\.\d+)
Value INTERFACE ([A-Z][A-Za-z-]*\d[^\s,]*)
Value AGE (\d+)

Start
  ^VRF(?: name)?:\s+$VRF\s*$$
  ^Codes:
  # The rest of the legend: a letter or two, a dash, and a word.
  ^\s+[A-Z][A-Z0-9]*(?: [A-Z0-9]+)?\s+- \S
  ^Gateway of last resort
  # That some are not in the kernel, or that nothing is routed.
  ^WARNING: Some of the routes
  ^kernel, and they are marked
  ^!\s
  ^\s+$PROTOCOL\s*%?\s+$NETWORK/$PREFIX_LENGTH\s -> Continue
  ^\s+[A-Z][A-Z0-9 %]*\s+\S+/\d+\s+\[$DISTANCE/$METRIC\]\s+via\s+$NEXT_HOP(?:/\d+)?,\s+$INTERFACE(?:[\s,].*)?$$ -> Record
  ^\s+[A-Z][A-Z0-9 %]*\s+\S+/\d+\s+\[$DISTANCE/$METRIC\]\s+via VTEP\s+$NEXT_HOP\s.*local-interface\s+$INTERFACE\s*$$ -> Record
  ^\s+[A-Z][A-Z0-9 %]*\s+\S+/\d+\s+\[$DISTANCE/$METRIC\]\s+via\s+$NEXT_HOP(?:[/\s,].*)?$$ -> Record
  # Nothing is said of distance and metric: they are emptied.
  ^\s+[A-Z][A-Z0-9 %]*\s+\S+/\d+\s+is directly connected,$DISTANCE$METRIC\s+$INTERFACE(?:[\s,].*)?$$ -> Record
  ^\s+[A-Z][A-Z0-9 %]*\s+\S+/\d+\s+(?:\[$DISTANCE/$METRIC\]\s+)?is a(?:n aggregate| summary),\s+$INTERFACE\s*$$ -> Record
  ^\s+via\s+$NEXT_HOP(?:/\d+)?,\s+$INTERFACE(?:[\s,].*)?$$ -> Record
  ^\s+via VTEP\s+$NEXT_HOP\s.*local-interface\s+$INTERFACE\s*$$ -> Record
  ^\s+is directly connected,\s+$INTERFACE\s*$$ -> Record
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error

# What fills down is not a route.
EOF
`,
}
