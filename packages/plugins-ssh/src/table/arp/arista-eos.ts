import type { TableTemplate } from '../table-template.ts'

/** `show ip arp` of EOS. Recordings: one, with VRFs. Older releases count the age in minutes, and say so. */
export const aristaEos: TableTemplate = {
  platform: 'arista_eos',
  command: 'show ip arp vrf all',
  commands: String.raw`sh[[ow]] (?:ip )?ar[[p]](?: vrf \S+)?$`,
  template: String.raw`Value Required IP_ADDRESS (\d+\.\d+\.\d+\.\d+)
Value MAC_ADDRESS ([0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4})
Value INTERFACE ([A-Za-z][^\s,]*)
Value PHYSICAL_INTERFACE ([A-Za-z][^\s,]*)
Value AGE (\d+|(?:\d+ days?, )?\d+:\d+:\d+|N/A|-)
Value Filldown VRF (\S+)
Value Filldown AGE_UNIT (min|sec)

Start
  ^VRF(?: name)?:\s+$VRF\s*$$
  ^Address\s+Age\s+\($AGE_UNIT\)\s+Hardware
  ^$IP_ADDRESS\s+$AGE\s+$MAC_ADDRESS\s+$INTERFACE,\s+not learned\s*$$ -> Record
  ^$IP_ADDRESS\s+$AGE\s+$MAC_ADDRESS\s+$INTERFACE,\s+$PHYSICAL_INTERFACE\s*$$ -> Record
  ^$IP_ADDRESS\s+$AGE\s+$MAC_ADDRESS\s+$INTERFACE\s*$$ -> Record
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
