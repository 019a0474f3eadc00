import type { TableTemplate } from '../table-template.ts'

/**
 * `show route` of Junos: the IPv4 tables of all routing instances; tables of other families are let pass. No
 * recording of it is in the test data: the shape is that of an output published with ntc-templates and of
 * Juniper's documentation, and no foreign witness checks the rows.
 */
export const juniperJunos: TableTemplate = {
  platform: 'juniper_junos',
  command: 'show route',
  commands: String.raw`sh[[ow]] ro[[ute]](?: table \S+)?$`,
  template: String.raw`Value Filldown VRF (\S*)
Value Filldown PROTOCOL ([A-Za-z][A-Za-z0-9-]*(?: [A-Za-z]+)?)
Value Required,Filldown NETWORK (\d+\.\d+\.\d+\.\d+)
Value Filldown PREFIX_LENGTH (\d+)
Value Filldown DISTANCE (\d+)
Value Filldown METRIC (\d*)
Value NEXT_HOP (\d+\.\d+\.\d+\.\d+)
Value INTERFACE ([a-z][^\s,]*\d)
Value Filldown AGE ((?:\d+[ywd]\S* )?\d+(?::\d+){1,2}|\d+[ywd]\S*|\d+)

Start
  # The main table has no instance in front.
  ^inet\.0:$VRF\s+\d+ destinations -> Routes
  ^$VRF\.inet\.0:\s+\d+ destinations -> Routes
  ^\S+\.\d+:\s+\d+ destinations -> Others
  ^\{\S+\}\s*$$
  ^\s*$$
  ^. -> Error

Routes
  ^inet\.0:$VRF\s+\d+ destinations
  ^$VRF\.inet\.0:\s+\d+ destinations
  ^\S+\.\d+:\s+\d+ destinations -> Others
  ^\+ = Active Route
  ^Limit/Threshold:
  ^Restart (?:Pending|Complete)
  ^$NETWORK/$PREFIX_LENGTH(?:\s|$$) -> Continue
  # Several protocols may know a way: each has its own line. Without a metric that of the one before is emptied.
  ^(?:\S+)?\s+[*+-]?\[$PROTOCOL/$DISTANCE(?:/-?\d+)?\]\s+$AGE,(?:.*,)?\s+(?:metric|MED)\s+$METRIC(?:,.*)?\s*$$
  ^(?:\S+)?\s+[*+-]?\[$PROTOCOL/$DISTANCE(?:/-?\d+)?\]\s+$AGE$METRIC(?:,.*)?\s*$$
  # A network that is too long for its column has a line of its own.
  ^\d+\.\d+\.\d+\.\d+/\d+\s*$$
  ^\s+>?\s*to\s+$NEXT_HOP\s+via\s+$INTERFACE(?:,.*)?\s*$$ -> Record
  ^\s+>?\s*(?:Local )?via\s+$INTERFACE(?:,.*)?\s*$$ -> Record
  ^\s+>?\s*to table\s+\S+\s*$$ -> Record
  ^\s+(?:Discard|Reject|MultiRecv|Receive|Local)\s*$$ -> Record
  ^\s+AS path:
  ^\s+(?:validation-state|Communities|Age):
  ^\{\S+\}\s*$$
  ^\s*$$
  ^. -> Error

Others
  ^inet\.0:$VRF\s+\d+ destinations -> Routes
  ^$VRF\.inet\.0:\s+\d+ destinations -> Routes
  ^\s*$$
  ^error: -> Error
  ^.

# What fills down is not a route.
EOF
`,
}
