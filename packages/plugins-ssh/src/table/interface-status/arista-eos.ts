import type { TableTemplate } from '../table-template.ts'

/**
 * `show interfaces status` of EOS. Recordings: three. A description may have blanks and words of states in it:
 * the state is the first word that has a VLAN, a duplex and a speed behind it.
 */
export const aristaEos: TableTemplate = {
  platform: 'arista_eos',
  command: 'show interfaces status',
  commands: 'sh[[ow]] int[[erfaces]] st[[atus]]$',
  template: String.raw`Value Required INTERFACE ([A-Z][A-Za-z]*\d\S*)
Value DESCRIPTION (\S.*?)
Value LINK_STATUS (connected|notconnect|disabled|errdisabled|inactive|unknown|down|up)
Value VLAN_ID (\d+(?:,\d+)*)
Value MODE (trunk|routed|in \S+|[a-z][a-z-]*)
Value DUPLEX ((?:a-)?(?:full|half)|auto|unconf|unknown)
Value SPEED ((?:a-)?\d+(?:\.\d+)?[MGT]?|auto|unconf|unknown)
Value MEDIA_TYPE (\S.*?)

Start
  ^Port\s+Name\s+Status\s
  # Behind the type, some releases print flags and an encapsulation.
  ^$INTERFACE\s+$LINK_STATUS\s+$VLAN_ID\s+$DUPLEX\s+$SPEED(?:\s+$MEDIA_TYPE)?\s*$$ -> Record
  ^$INTERFACE\s+$LINK_STATUS\s+$MODE\s+$DUPLEX\s+$SPEED(?:\s+$MEDIA_TYPE)?\s*$$ -> Record
  ^$INTERFACE\s+$DESCRIPTION\s+$LINK_STATUS\s+$VLAN_ID\s+$DUPLEX\s+$SPEED(?:\s+$MEDIA_TYPE)?\s*$$ -> Record
  ^$INTERFACE\s+$DESCRIPTION\s+$LINK_STATUS\s+$MODE\s+$DUPLEX\s+$SPEED(?:\s+$MEDIA_TYPE)?\s*$$ -> Record
  ^-+\s*$$
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
