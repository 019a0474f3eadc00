import type { TableTemplate } from '../table-template.ts'

/**
 * `show lldp neighbors` of EOS. No recording of it is in the test data: the shape is that of outputs published
 * with ntc-templates, and no foreign witness checks the rows. It tells neither chassis nor capabilities.
 */
export const aristaEos: TableTemplate = {
  platform: 'arista_eos',
  command: 'show lldp neighbors',
  commands: 'sh[[ow]] lld[[p]] n[[eighbors]]$',
  template: String.raw`Value Required LOCAL_INTERFACE ((?:Et|Ma|Un)[a-z]*\d+(?:/\d+)*)
Value NEIGHBOR_NAME (\S+(?: \S+)*?)
Value NEIGHBOR_INTERFACE (\S+(?: \S+)*?)
Value CHASSIS_ID (\S+)
Value CAPABILITIES ([A-Z])

Start
  ^Last table change time\s+:
  ^Number of table (?:inserts|deletes|drops|age-outs)\s+:
  ^Port\s+Neighbor Device ID\s+Neighbor Port ID\s+TTL
  ^-+(?:\s+-+)*\s*$$
  # Two blanks part a name with a blank from the port; one does where nothing else is there.
  ^$LOCAL_INTERFACE\s+$NEIGHBOR_NAME\s{2,}$NEIGHBOR_INTERFACE\s+\d+\s*$$ -> Record
  ^$LOCAL_INTERFACE\s+$NEIGHBOR_NAME\s+$NEIGHBOR_INTERFACE\s+\d+\s*$$ -> Record
  ^%?\s*LLDP is (?:not enabled|disabled)
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
