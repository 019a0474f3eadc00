import { definePlatform } from './define-platform.ts'

/**
 * A POSIX shell on Linux.
 *
 * Sources: [M] observed on bash 5.2 behind OpenSSH, [N] Netmiko.
 */
export const linux = definePlatform({
  name: 'linux',
  modes: [
    { name: 'shell', prompt: /^(?:\S.{0,250})?[$%] ?$/, interrupt: '\x03' },
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
  readOnly: /^(?:uname|uptime|hostname|id|whoami|date|df|free|ls|cat)\b(?!.*[>;&|`$])/,
  sources: {
    modes: '[N] $ and #; [M] the last character of PS1 says who one is',
    interrupt: '[M] Ctrl-C gives the prompt back',
    changes: '[N] sudo -s, exit',
    commandErrors: '[M] "-bash: foo: command not found", [M] dash "sh: 1: foo: not found"',
  },
})
