import type { TableTemplate } from '../table-template.ts'

/**
 * `show ip bgp summary` of IOS and IOS-XE, and that of other address families. Recordings: three. A neighbour
 * whose address is too long for its column has a line of its own.
 */
export const ciscoIos: TableTemplate = {
  platform: 'cisco_ios',
  command: 'show ip bgp summary',
  commands:
    'sh[[ow]] (?:ip )?bg[[p]](?: (?:all|ipv[46] uni[[cast]]|vpnv[46] (?:uni[[cast]] )?all))? su[[mmary]]$',
  template: String.raw`Value Required BGP_NEIGHBOR ([0-9a-fA-F]*[.:][0-9a-fA-F.:]+)
Value NEIGHBOR_AS (\d+(?:\.\d+)?)
Value Filldown LOCAL_AS (\d+(?:\.\d+)?)
Value Filldown ROUTER_ID (\d+\.\d+\.\d+\.\d+)
Value VRF (\S+)
Value Filldown ADDRESS_FAMILY (\S.*?)
Value STATE ([A-Z][A-Za-z]+(?: ?\([^)]*\))?)
Value PREFIXES_RECEIVED (\d+)
Value UP_DOWN (\d\S*|never)

Start
  ^For address family:\s+$ADDRESS_FAMILY\s*$$
  ^BGP router identifier\s+$ROUTER_ID,\s+local AS number\s+$LOCAL_AS
  ^Neighbor\s+V\s+AS\s
  # A star: the neighbour was not configured, but came by itself.
  ^\*?$BGP_NEIGHBOR\s+4\s+$NEIGHBOR_AS(?:\s+\d+){5}\s+$UP_DOWN\s+$PREFIXES_RECEIVED\s*$$ -> Record
  ^\*?$BGP_NEIGHBOR\s+4\s+$NEIGHBOR_AS(?:\s+\d+){5}\s+$UP_DOWN\s+$STATE\s*$$ -> Record
  ^\*?$BGP_NEIGHBOR\s*$$
  ^\s+4\s+$NEIGHBOR_AS(?:\s+\d+){5}\s+$UP_DOWN\s+$PREFIXES_RECEIVED\s*$$ -> Record
  ^\s+4\s+$NEIGHBOR_AS(?:\s+\d+){5}\s+$UP_DOWN\s+$STATE\s*$$ -> Record
  ^\*?$BGP_NEIGHBOR\s+4\s+$NEIGHBOR_AS\s*$$
  # How much there is of what, in sentences that begin with BGP or a number.
  ^BGP (?:table|main|using|activity|filter|route|community|VPN)
  ^\d+(?:/\d+)?\s+(?:[A-Za-z]\S*\s|networks?\s)
  ^(?:Dampening|Dynamically created|Total dynamically|BGP peergroup|\* Dynamically|Inbound path policy|Outbound path policy|RIB |Path RPKI|Neighbor Status)
  ^\S*[A-Za-z]\S*[#>]\s*$$
  ^Load for five secs
  ^Time source is
  ^%\s*BGP not active
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
