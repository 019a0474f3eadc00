import type { TableTemplate } from '../table-template.ts'

/** `show version` of EOS. Recordings: four. It tells neither host name, nor image, nor why it started. */
export const aristaEos: TableTemplate = {
  platform: 'arista_eos',
  command: 'show version',
  commands: 'sh[[ow]] ver[[sion]]$',
  template: String.raw`Value HOSTNAME (\S+)
Value Required VERSION (\S+)
Value MODEL (\S+)
Value SERIAL_NUMBER (\S+)
Value IMAGE (\S+)
Value UPTIME (\S.*?)
Value RELOAD_REASON (\S+)
Value MAC_ADDRESS ([0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4})

Start
  ^\s*Arista\s+$MODEL\s*$$
  ^\s*$MODEL\s*$$
  ^Serial number:\s+$SERIAL_NUMBER\s*$$
  ^System MAC address:\s+$MAC_ADDRESS\s*$$
  ^Software image version:\s+$VERSION(?:\s.*)?$$
  ^Uptime:\s+$UPTIME\s*$$
  # Whatever else it tells is named in front of a colon.
  ^[A-Za-z][A-Za-z0-9 ()-]*:(?:\s.*)?$$
  ^.*%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-\d-[A-Z0-9_]+:
  ^\s*$$
  ^. -> Error
`,
}
