import type { TableTemplate } from '../table-template.ts'

/**
 * `show interfaces status` of IOS and IOS-XE. Recordings: three, one of them with ports of Fibre Channel and in
 * the layout of NX-OS. A description may have blanks and words of states in it: the state is the first word that
 * has a VLAN, a duplex and a speed behind it.
 */
export const ciscoIos: TableTemplate = {
  platform: 'cisco_ios',
  command: 'show interfaces status',
  commands: 'sh[[ow]] int[[erfaces]] st[[atus]]$',
  template: String.raw`Value Required INTERFACE ([A-Z][A-Za-z]*\d\S*|fc\d\S*)
Value DESCRIPTION (\S.*?)
Value LINK_STATUS (connected|notconnect|disabled|err-disabled|inactive|suspended|monitoring|standby|faulty|down|up)
Value VLAN_ID (\d+(?:,\d+)*)
Value MODE (trunk|routed|unassigned|pvlan \S+|[a-z][a-z-]*)
Value DUPLEX ((?:a-)?(?:full|half)|auto|unknown)
Value SPEED ((?:a-)?\d+(?:\.\d+)?[MGT]?|auto|unknown)
Value MEDIA_TYPE (\S.*?)

Start
  ^Port\s+Name\s+Status\s
  # A state may have a colon and a word more, of a test of the cable.
  ^$INTERFACE\s+$LINK_STATUS(?::(?: [A-Z]+)?)?\s+$VLAN_ID\s+$DUPLEX\s+$SPEED(?:\s+$MEDIA_TYPE)?\s*$$ -> Record
  ^$INTERFACE\s+$LINK_STATUS(?::(?: [A-Z]+)?)?\s+$MODE\s+$DUPLEX\s+$SPEED(?:\s+$MEDIA_TYPE)?\s*$$ -> Record
  ^$INTERFACE\s+$DESCRIPTION\s+$LINK_STATUS(?::(?: [A-Z]+)?)?\s+$VLAN_ID\s+$DUPLEX\s+$SPEED(?:\s+$MEDIA_TYPE)?\s*$$ -> Record
  ^$INTERFACE\s+$DESCRIPTION\s+$LINK_STATUS(?::(?: [A-Z]+)?)?\s+$MODE\s+$DUPLEX\s+$SPEED(?:\s+$MEDIA_TYPE)?\s*$$ -> Record
  # Ports of Fibre Channel: why they are down, or their mode.
  ^$INTERFACE is $LINK_STATUS \($MEDIA_TYPE\)\s*$$ -> Record
  ^$INTERFACE is $LINK_STATUS(?:\s.*)?$$ -> Record
  ^-+\s*$$
  ^Load for five secs
  ^Time source is
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
