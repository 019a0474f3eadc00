import type { TableTemplate } from '../table-template.ts'

/**
 * `show ip bgp summary` of EOS, of one VRF or of all. Recordings: three. Newer releases print a description
 * before the neighbour, and the state and the prefixes in columns of their own.
 */
export const aristaEos: TableTemplate = {
  platform: 'arista_eos',
  command: 'show ip bgp summary vrf all',
  commands: String.raw`sh[[ow]] ip(?:v6)? bg[[p]] su[[mmary]](?: vrf \S+)?$`,
  template: String.raw`Value Required BGP_NEIGHBOR ([0-9a-fA-F]*[.:][0-9a-fA-F.:]+(?:%\S+)?)
Value NEIGHBOR_AS (\d+(?:\.\d+)?)
Value Filldown LOCAL_AS (\d+(?:\.\d+)?)
Value Filldown ROUTER_ID (\d+\.\d+\.\d+\.\d+)
Value Filldown VRF (\S+)
Value ADDRESS_FAMILY (\S+)
Value STATE ([A-Z][A-Za-z]+(?:\([^)]*\))?)
Value PREFIXES_RECEIVED (\d+)
Value UP_DOWN (\d\S*|never)

Start
  ^BGP summary information for VRF\s+$VRF\s*$$
  ^(?:BGP router|Router) identifier\s+$ROUTER_ID,\s+local AS number\s+$LOCAL_AS
  ^Neighbor Status Codes:
  ^(?:Neighbor AS|Local AS|BGP is|AS number)\s
  ^\s*(?:Description\s+)?Neighbor\s+V\s+AS\s
  # Behind the prefixes received: those accepted, and those advertised.
  ^\s+(?:\S.*?\s+)??$BGP_NEIGHBOR\s+4\s+$NEIGHBOR_AS(?:\s+\d+){4}\s+$UP_DOWN\s+$STATE\s+$PREFIXES_RECEIVED(?:\s+\d+){0,2}\s*$$ -> Record
  ^\s+(?:\S.*?\s+)??$BGP_NEIGHBOR\s+4\s+$NEIGHBOR_AS(?:\s+\d+){4}\s+$UP_DOWN\s+$STATE\s*$$ -> Record
  # Older releases write the prefixes in the place of the state.
  ^$BGP_NEIGHBOR\s+4\s+$NEIGHBOR_AS(?:\s+\d+){4}\s+$UP_DOWN\s+$PREFIXES_RECEIVED\s*$$ -> Record
  ^$BGP_NEIGHBOR\s+4\s+$NEIGHBOR_AS(?:\s+\d+){4}\s+$UP_DOWN\s+$STATE\s*$$ -> Record
  ^%?\s*BGP (?:is )?(?:inactive|not active)
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
