import type { FileFacts } from './file-facts.ts'

/** The files of Cisco IOS and IOS-XE; their sources stand with the platform. */
export const ciscoIosFiles: FileFacts = {
  mode: 'enable',
  fileSystem: { command: 'dir', line: /^Directory of (?<value>[\w-]{1,32}:)\/?$/ },
  size: { command: 'dir {path}', line: /^\s{0,8}\d+\s+\S+\s+(?<value>\d+)\s.*\s\{name\}\s*$/ },
  absent: [/^%?Error opening\b/, /\bNo such file or directory\b/],
  free: { command: 'dir {fileSystem}', line: /\((?<value>\d+) bytes free\)/ },
  freeUnitBytes: 1,
  checksums: [
    {
      algorithm: 'sha512',
      command: 'verify /sha512 {path}',
      line: /^verify \/sha512 \(.{1,300}\) = (?<value>[0-9A-Fa-f]{128})\s*$/,
    },
    {
      algorithm: 'md5',
      command: 'verify /md5 {path}',
      line: /^verify \/md5 \(.{1,300}\) = (?<value>[0-9A-Fa-f]{32})\s*$/,
    },
  ],
  transfer: {
    protocols: ['scp'],
    servers: [
      {
        protocol: 'scp',
        command: 'show running-config | include ^ip scp server',
        isOn: /^ip scp server enable\s*$/,
        on: ['ip scp server enable'],
        off: ['no ip scp server enable'],
      },
    ],
    typing: {
      mode: 'tcl',
      mostBytes: 65_536,
      open: ['set f [open "{path}" w]', 'fconfigure $f -translation binary'],
      write: 'puts -nonewline $f "{text}"',
      close: ['close $f'],
      fine: [/^file\d{1,6}$/],
    },
  },
  rename: {
    command: 'rename {path} {to}',
    dialogs: [{ pattern: /^Destination filename \[\S{1,300}\]\? ?$/, answer: '\n' }],
  },
  remove: {
    command: 'delete {path}',
    dialogs: [
      { pattern: /^Delete filename \[\S{1,300}\]\? ?$/, answer: '\n' },
      { pattern: /^Delete \S{1,300}\? ?\[confirm\]$/, answer: '\n' },
    ],
  },
}
