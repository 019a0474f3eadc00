import type { TableTemplate } from '../table-template.ts'

/** `show lldp neighbors` of IOS and IOS-XE. Recordings: two. A name of 20 characters touches the port behind it. */
export const ciscoIos: TableTemplate = {
  platform: 'cisco_ios',
  command: 'show lldp neighbors',
  commands: 'sh[[ow]] lld[[p]] n[[eighbors]]$',
  template: String.raw`Value Required LOCAL_INTERFACE ([A-Z][a-z]{1,2}\d+(?:/\d+)*|mgmt\d+)
Value NEIGHBOR_NAME (\S.*?)
Value NEIGHBOR_INTERFACE (\S.*?)
Value CHASSIS_ID (\S+)
Value CAPABILITIES ([RBTCWPSO](?:,\s?[RBTCWPSO])*)

Start
  ^Capability codes:
  ^\s+\([A-Z]\)\s
  ^Device ID\s+Local Intf\s
  ^$NEIGHBOR_NAME\s*$LOCAL_INTERFACE\s+\d+\s+$CAPABILITIES\s+$NEIGHBOR_INTERFACE\s*$$ -> Record
  ^$NEIGHBOR_NAME\s*$LOCAL_INTERFACE\s+\d+\s+$NEIGHBOR_INTERFACE\s*$$ -> Record
  # A neighbour without a name.
  ^\s+$LOCAL_INTERFACE\s+\d+\s+$CAPABILITIES\s+$NEIGHBOR_INTERFACE\s*$$ -> Record
  ^\s+$LOCAL_INTERFACE\s+\d+\s+$NEIGHBOR_INTERFACE\s*$$ -> Record
  ^Total entries displayed:
  ^Load for five secs
  ^Time source is
  ^%\s*LLDP is not enabled
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
