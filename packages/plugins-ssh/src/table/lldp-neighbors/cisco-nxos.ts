import type { TableTemplate } from '../table-template.ts'

/** `show lldp neighbors` of NX-OS. Recordings: one. A name of 20 characters and more has a line of its own. */
export const ciscoNxos: TableTemplate = {
  platform: 'cisco_nxos',
  command: 'show lldp neighbors',
  commands: 'sh[[ow]] lld[[p]] n[[eighbors]]$',
  template: String.raw`Value Required LOCAL_INTERFACE ((?:Eth|Po|mgmt)\d+(?:/\d+)*)
Value NEIGHBOR_NAME (\S.*?)
Value NEIGHBOR_INTERFACE (\S.*?)
Value CHASSIS_ID (\S+)
Value CAPABILITIES ([RBTCWPSO]+)

Start
  ^Capability codes:
  ^\s+\([A-Z]\)\s
  ^Device ID\s+Local Intf\s
  ^Total entries displayed:
  ^$NEIGHBOR_NAME\s+$LOCAL_INTERFACE\s+\d+\s+$CAPABILITIES\s+$NEIGHBOR_INTERFACE\s*$$ -> Record
  ^$NEIGHBOR_NAME\s+$LOCAL_INTERFACE\s+\d+\s+$NEIGHBOR_INTERFACE\s*$$ -> Record
  ^\s+$LOCAL_INTERFACE\s+\d+\s+$CAPABILITIES\s+$NEIGHBOR_INTERFACE\s*$$ -> Record
  ^\s+$LOCAL_INTERFACE\s+\d+\s+$NEIGHBOR_INTERFACE\s*$$ -> Record
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  # A name alone may be of any words: what an error looks like is none.
  ^(?:%|ERROR|Invalid|Syntax) -> Error
  ^$NEIGHBOR_NAME\s*$$ -> Wrapped
  ^\s*$$
  ^. -> Error

Wrapped
  ^\s+$LOCAL_INTERFACE\s+\d+\s+$CAPABILITIES\s+$NEIGHBOR_INTERFACE\s*$$ -> Record Start
  ^\s+$LOCAL_INTERFACE\s+\d+\s+$NEIGHBOR_INTERFACE\s*$$ -> Record Start
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
