import { checkPlatform } from './check-platform.ts'

/**
 * A POSIX shell on Linux.
 *
 * Sources: [M] observed on bash 5.2 behind OpenSSH, [N] Netmiko.
 */
export const linux = checkPlatform({
  name: 'linux',
  modes: [
    { name: 'shell', prompt: /^(?:\S.{0,250})?(?:\$|(?<!\d)%) ?$/, interrupt: '\x03' },
    { name: 'root', prompt: /^(?:\S.{0,250})?# ?$/, interrupt: '\x03' },
  ],
  changes: [
    {
      from: 'shell',
      to: 'root',
      command: 'sudo -s',
      secretPrompt: /^\[sudo\] password for [^\s:]{1,64}: ?$/,
    },
    { from: 'root', to: 'shell', command: 'exit' },
  ],
  hasFreePrompt: true,
  preparation: [],
  commandErrors: [/^(?:-?(?:ba|da|z|k)?sh: )(?:\S+: |line \d+: )?.*: (?:command )?not found$/],
  neverInterrupt:
    /^(?:sudo +)?(?:apt|apt-get|cp|dd|dnf|dpkg|fsck|fwupdmgr|halt|install|make|mkfs|mv|pacman|poweroff|reboot|rm|rpm|rsync|scp|service|shutdown|systemctl|tar|truncate|yum|zypper)\b/,
  typeAhead: 'proven',
  // Nothing that reads its input, sets what it shows, or goes on for ever.
  readOnly:
    /^(?:(?:uname|uptime|id|whoami|df|ls)(?: [^<>;&|`$()]*)?|hostname|date|free(?: -[bkmght])*|cat(?: (?!\/dev\/|\/proc\/k)[^-\s<>;&|`$()][^\s<>;&|`$()]*)+)$/,
  files: {
    mode: 'shell',
    quoting: 'posix',
    fileSystem: '/var/tmp/',
    size: {
      // of a folder "wc" tells 0, and a pipe or a device it reads for ever
      command: 'if [ -f {path} ]; then wc -c {path}; else command ls -ld {path}; fi',
      line: /^\s{0,20}(?<value>\d+) /,
    },
    absent: [/\bNo such file or directory\b/],
    free: {
      command: 'df -Pk {fileSystem}',
      line: /^\S+\s+\d+\s+\d+\s+(?<value>\d+)\s+\d+%\s+\//,
    },
    freeUnitBytes: 1_024,
    checksums: [
      {
        algorithm: 'sha512',
        command: 'sha512sum {path}',
        line: /^\\?(?<value>[0-9a-f]{128}) [ *]/,
      },
      {
        algorithm: 'sha256',
        command: 'sha256sum {path}',
        line: /^\\?(?<value>[0-9a-f]{64}) [ *]/,
      },
      { algorithm: 'md5', command: 'md5sum {path}', line: /^\\?(?<value>[0-9a-f]{32}) [ *]/ },
    ],
    transfer: { protocols: ['sftp', 'scp'] },
    rename: { command: 'mv -n {path} {to}' },
    remove: { command: 'rm -f {path}' }, // else it may ask; whether it is gone is looked at
  },
  channels: 'shared',
  sources: {
    files: '[M] coreutils on Debian; [N] /var/tmp',
    channels: '[M] OpenSSH gives each channel a process of its own',
    typeAhead: '[M] bash 5.2 took 1 000 queued lines and lost none',
    modes: '[N] $ and #; [M] the last character of PS1 says who one is',
    interrupt: '[M] Ctrl-C gives the prompt back',
    changes: '[N] sudo -s, exit',
    commandErrors: '[M] "-bash: foo: command not found", [M] dash "sh: 1: foo: not found"',
  },
})
