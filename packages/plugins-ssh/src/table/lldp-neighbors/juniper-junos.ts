import type { TableTemplate } from '../table-template.ts'

/**
 * `show lldp neighbors` of Junos. Recordings: one, with the column of the parent; releases without that column
 * have no foreign witness. It does not tell capabilities.
 */
export const juniperJunos: TableTemplate = {
  platform: 'juniper_junos',
  command: 'show lldp neighbors',
  commands: 'sh[[ow]] lld[[p]] n[[eighbors]]$',
  template: String.raw`Value Required LOCAL_INTERFACE ([a-z]+(?:-?\d+)(?:[/:.]\d+)*)
Value NEIGHBOR_NAME (\S+(?: \S+)*?)
Value NEIGHBOR_INTERFACE (\S+(?: \S+)*?)
Value CHASSIS_ID (\S+)
Value CAPABILITIES ([A-Z])

Start
  ^Local Interface\s+Parent Interface\s+Chassis Id\s+Port info\s+System Name\s*$$ -> WithParent
  ^Local Interface\s+Chassis Id\s+Port info\s+System Name\s*$$ -> WithoutParent
  ^warning: .*subsystem not running
  ^\{\S+\}\s*$$
  ^\s*$$
  ^. -> Error

WithParent
  # Two blanks part a port with a blank from the name; one does where the port fills its column.
  ^$LOCAL_INTERFACE\s+\S+\s+$CHASSIS_ID\s+$NEIGHBOR_INTERFACE\s{2,}$NEIGHBOR_NAME\s*$$ -> Record
  ^$LOCAL_INTERFACE\s+\S+\s+$CHASSIS_ID\s+$NEIGHBOR_INTERFACE\s+$NEIGHBOR_NAME\s*$$ -> Record
  ^$LOCAL_INTERFACE\s+\S+\s+$CHASSIS_ID\s+$NEIGHBOR_INTERFACE\s*$$ -> Record
  ^\{\S+\}\s*$$
  ^\s*$$
  ^. -> Error

WithoutParent
  ^$LOCAL_INTERFACE\s+$CHASSIS_ID\s+$NEIGHBOR_INTERFACE\s{2,}$NEIGHBOR_NAME\s*$$ -> Record
  ^$LOCAL_INTERFACE\s+$CHASSIS_ID\s+$NEIGHBOR_INTERFACE\s+$NEIGHBOR_NAME\s*$$ -> Record
  ^$LOCAL_INTERFACE\s+$CHASSIS_ID\s+$NEIGHBOR_INTERFACE\s*$$ -> Record
  ^\{\S+\}\s*$$
  ^\s*$$
  ^. -> Error
`,
}
