import type { TableTemplate } from '../table-template.ts'

/**
 * `show interfaces terse` of Junos, the nearest to what others call status: physical interfaces and their units.
 * No recording of it is in the test data of ntc-templates, and no foreign witness checks the rows; two lines of
 * it are in a recorded session. It tells neither description nor VLAN, duplex, speed. Addresses are let pass.
 */
export const juniperJunos: TableTemplate = {
  platform: 'juniper_junos',
  command: 'show interfaces terse',
  commands: 'sh[[ow]] int[[erfaces]] t[[erse]]$',
  template: String.raw`Value Required INTERFACE ([a-z]\S*)
Value DESCRIPTION (\S+)
Value LINK_STATUS (up|down\s+(?:up|down)|down)
Value VLAN_ID (\d+)
Value MODE (\S+)
Value DUPLEX (\S+)
Value SPEED (\S+)
Value MEDIA_TYPE (\S+)

Start
  ^Interface\s+Admin\s+Link\s
  # Configured to be up, the link says; configured to be down, it does not matter.
  ^$INTERFACE\s+up\s+$LINK_STATUS(?:\s.*)?$$ -> Record
  ^$INTERFACE\s+$LINK_STATUS(?:\s.*)?$$ -> Record
  # More addresses of the unit above.
  ^\s+\S
  ^\{\S+\}\s*$$
  ^(?:fpc|node)\d+:\s*$$
  ^-+\s*$$
  ^\s*$$
  ^. -> Error
`,
}
