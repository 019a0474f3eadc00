import type { TableTemplate } from '../table-template.ts'

/**
 * `show interface status` of NX-OS. Recordings: two. A description may have blanks and words of states in it:
 * the state, which is cut after nine characters, is the first word that has a VLAN, a duplex and a speed behind it.
 */
export const ciscoNxos: TableTemplate = {
  platform: 'cisco_nxos',
  command: 'show interface status',
  commands: 'sh[[ow]] int[[erface]] st[[atus]]$',
  template: String.raw`Value Required INTERFACE ([A-Za-z][A-Za-z-]*\d\S*)
Value DESCRIPTION (\S.*?)
Value LINK_STATUS ([A-Za-z][A-Za-z-]*)
Value VLAN_ID (\d+(?:,\d+)*)
Value MODE (trunk|routed|f-path|[a-z][a-z-]*|--)
Value DUPLEX ((?:a-)?(?:full|half)|auto|--)
Value SPEED ((?:a-)?\d+(?:\.\d+)?[MGT]?|auto|--)
Value MEDIA_TYPE (\S.*?)

Start
  ^Port\s+Name\s+Status\s
  ^$INTERFACE\s+$DESCRIPTION\s+$LINK_STATUS\s+$VLAN_ID\s+$DUPLEX\s+$SPEED(?:\s+$MEDIA_TYPE)?\s*$$ -> Record
  ^$INTERFACE\s+$DESCRIPTION\s+$LINK_STATUS\s+$MODE\s+$DUPLEX\s+$SPEED(?:\s+$MEDIA_TYPE)?\s*$$ -> Record
  # Ports of Fibre Channel: why they are down, or their mode.
  ^$INTERFACE is $LINK_STATUS \($MEDIA_TYPE\)\s*$$ -> Record
  ^$INTERFACE is $LINK_STATUS(?:\s.*)?$$ -> Record
  ^Interface\s+Name\s+Status\s+Reason\s -> Tunnels
  ^-+\s*$$
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error

# Tunnels have a table of their own: the reasons are of several words, so that the state is known by its column.
Tunnels
  ^Port\s+Name\s+Status\s -> Start
  ^\S.{32}$LINK_STATUS\s -> Continue
  ^$INTERFACE\s+$DESCRIPTION\s+(?:connected|notconnec[a-z]*|disabled|down|up)\s+\S.*$$ -> Record
  ^-+\s*$$
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
