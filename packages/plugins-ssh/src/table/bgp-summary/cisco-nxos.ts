import type { TableTemplate } from '../table-template.ts'

/**
 * `show ip bgp summary` of NX-OS, of one VRF or of all. Recordings: three. A neighbour with an AS number that is
 * too long for its column goes on in the next line.
 */
export const ciscoNxos: TableTemplate = {
  platform: 'cisco_nxos',
  command: 'show ip bgp summary vrf all',
  commands: String.raw`sh[[ow]] (?:ip )?bg[[p]](?: (?:all|ipv[46] uni[[cast]]))? su[[mmary]](?: vrf \S+)?$`,
  template: String.raw`Value Required BGP_NEIGHBOR ([0-9a-fA-F]*[.:][0-9a-fA-F.:]+)
Value NEIGHBOR_AS (\d+(?:\.\d+)?)
Value Filldown LOCAL_AS (\d+(?:\.\d+)?)
Value Filldown ROUTER_ID (\d+\.\d+\.\d+\.\d+)
Value Filldown VRF (\S+)
Value Filldown ADDRESS_FAMILY (\S.*?)
Value STATE ([A-Z][A-Za-z]+(?: ?\([^)]*\))?)
Value PREFIXES_RECEIVED (\d+)
Value UP_DOWN (\d\S*|never)

Start
  ^BGP summary information for VRF\s+$VRF,\s+address family\s+$ADDRESS_FAMILY\s*$$
  ^BGP router identifier\s+$ROUTER_ID,\s+local AS number\s+$LOCAL_AS
  ^Neighbor\s+V\s+AS\s
  ^$BGP_NEIGHBOR\s+4\s+$NEIGHBOR_AS(?:\s+\d+){5}\s+$UP_DOWN\s+$PREFIXES_RECEIVED\s*$$ -> Record
  ^$BGP_NEIGHBOR\s+4\s+$NEIGHBOR_AS(?:\s+\d+){5}\s+$UP_DOWN\s+$STATE\s*$$ -> Record
  ^$BGP_NEIGHBOR\s+4\s+$NEIGHBOR_AS\s*$$
  ^\s+\d+(?:\s+\d+){4}\s+$UP_DOWN\s+$PREFIXES_RECEIVED\s*$$ -> Record
  ^\s+\d+(?:\s+\d+){4}\s+$UP_DOWN\s+$STATE\s*$$ -> Record
  ^$BGP_NEIGHBOR\s*$$
  ^\s+4\s+$NEIGHBOR_AS(?:\s+\d+){5}\s+$UP_DOWN\s+$PREFIXES_RECEIVED\s*$$ -> Record
  ^\s+4\s+$NEIGHBOR_AS(?:\s+\d+){5}\s+$UP_DOWN\s+$STATE\s*$$ -> Record
  # EVPN tells the same neighbours once more, by the types of their routes.
  ^Neighbor\s+T\s+AS\s
  ^[0-9a-fA-F.:]+\s+[IE]\s+\d+\s+\d+(?:\s+\d+)+\s*$$
  # How much there is of what, in sentences that begin with BGP or a number.
  ^BGP (?:table|attribute|community|route|is not)
  ^\d+\s+(?:network|received|identical|paths|RPKI|denied)
  ^Dampening
  ^Note:\s+process currently not running
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
