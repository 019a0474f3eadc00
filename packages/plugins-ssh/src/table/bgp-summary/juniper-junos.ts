import type { TableTemplate } from '../table-template.ts'

/**
 * `show bgp summary` of Junos. No recording of it is in the test data: the shape is that of an output published
 * with ntc-templates and of Juniper's documentation, and no foreign witness checks the rows. A neighbour that
 * is established has a row for each of its tables, which stand below it; of old, one table stood beside it.
 */
export const juniperJunos: TableTemplate = {
  platform: 'juniper_junos',
  command: 'show bgp summary',
  commands: 'sh[[ow]] bg[[p]] su[[mmary]]$',
  template: String.raw`Value Required,Filldown BGP_NEIGHBOR ([0-9a-fA-F]*[.:][0-9a-fA-F.:]+)
Value Filldown NEIGHBOR_AS (\d+(?:\.\d+)?)
Value LOCAL_AS (\d+)
Value ROUTER_ID (\d+)
Value VRF (\S+)
Value ADDRESS_FAMILY (inet6?(?:-?[a-z]+)?|bgp\.[a-z0-9-]+|iso-vpn|inetflow|inet6flow)
Value STATE (Active|Connect|Idle|OpenSent|OpenConfirm)
Value PREFIXES_RECEIVED (\d+)
Value Filldown UP_DOWN (\d+[ywd]\S*(?:\s+\d+:\d+(?::\d+)?)?|\d+:\d+(?::\d+)?|\d+|Never)

Start
  ^BGP is not running
  ^Threading mode:
  ^Default eBGP mode:
  ^Groups:\s+\d+
  ^Unconfigured peers:
  # The tables, each perhaps in two lines.
  ^Table\s+Tot Paths\s
  ^\S+\.\d+\s*$$
  ^(?:\S+\.\d+)?\s+\d+(?:\s+\d+){5}\s*$$
  ^Peer\s+AS\s -> Peers
  ^\{\S+\}\s*$$
  ^\s*$$
  ^. -> Error

Peers
  ^$BGP_NEIGHBOR\s+$NEIGHBOR_AS(?:\s+\d+){4}\s+$UP_DOWN\s+$STATE\s*$$ -> Record
  ^$BGP_NEIGHBOR\s+$NEIGHBOR_AS(?:\s+\d+){4}\s+$UP_DOWN\s+\d+/$PREFIXES_RECEIVED/\d+(?:/\d+)?(?:\s+\d+/\d+/\d+(?:/\d+)?)*\s*$$ -> Record
  # Its tables follow: if none did, the neighbour would be lost.
  ^$BGP_NEIGHBOR\s+$NEIGHBOR_AS(?:\s+\d+){4}\s+$UP_DOWN\s+Establ\s*$$ -> Tables
  ^\s+$ADDRESS_FAMILY\.\d+:\s+\d+/$PREFIXES_RECEIVED/\d+(?:/\d+)?\s*$$ -> Record
  ^\s+$VRF\.$ADDRESS_FAMILY\.\d+:\s+\d+/$PREFIXES_RECEIVED/\d+(?:/\d+)?\s*$$ -> Record
  ^\{\S+\}\s*$$
  ^\s*$$
  ^. -> Error

Tables
  ^\s+$ADDRESS_FAMILY\.\d+:\s+\d+/$PREFIXES_RECEIVED/\d+(?:/\d+)?\s*$$ -> Record Peers
  ^\s+$VRF\.$ADDRESS_FAMILY\.\d+:\s+\d+/$PREFIXES_RECEIVED/\d+(?:/\d+)?\s*$$ -> Record Peers
  ^\s*$$
  ^. -> Error

# What fills down is no neighbour.
EOF
`,
}
