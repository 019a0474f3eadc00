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
  sources: {
    typeAhead: '[M] bash 5.2 took 1 000 queued lines and lost none',
    modes: '[N] $ and #; [M] the last character of PS1 says who one is',
    interrupt: '[M] Ctrl-C gives the prompt back',
    changes: '[N] sudo -s, exit',
    commandErrors: '[M] "-bash: foo: command not found", [M] dash "sh: 1: foo: not found"',
  },
})
