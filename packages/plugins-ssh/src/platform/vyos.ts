import { checkPlatform } from './check-platform.ts'

/**
 * VyOS. Lines go to a candidate and count when they are committed.
 *
 * Sources: [S] scrapli definitions and prompts, [N] Netmiko, [A] Ansible, [K] field experience, unverified.
 */
export const vyos = checkPlatform({
  name: 'vyos',
  aliases: ['vyos_vyos', 'vyatta_vyos', 'brocade_vyos'],
  modes: [
    { name: 'root', prompt: /^root@[\w.-]{1,63}:[^\s#]{1,200}# ?$/ },
    { name: 'exec', prompt: /^(?<device>[\w.-]{1,32}@[\w.-]{1,63}):[^\s$]{1,200}\$ ?$/ },
    { name: 'config', prompt: /^(?<device>[\w.-]{1,32}@[\w.-]{1,63})# ?$/ },
  ],
  promptLead: /^\[edit(?: [^\]]{0,500})?\]$/,
  changes: [
    { from: 'exec', to: 'config', command: 'configure' },
    { from: 'config', to: 'exec', command: 'exit' },
  ],
  structure: { form: 'set', negation: 'delete' },
  preparation: ['set terminal length 0', 'set terminal width 512'],
  commandErrors: [
    /^\s{0,4}Invalid command/,
    /^\s{0,4}Incomplete command/,
    /^\s{0,4}Ambiguous command/,
  ],
  configErrors: [
    /^\s{0,4}(?:Invalid|Incomplete|Ambiguous) command/,
    /^\s{0,4}Invalid value/,
    /^\s{0,4}(?:Set|Delete|Commit) failed/,
    /^\s{0,4}Configuration path: .{0,300} is not valid/,
    /^\s{0,4}Nothing to delete/,
  ],
  save: { command: 'save', mode: 'config', success: /\bDone$/ },
  showConfig: {
    views: [
      { source: 'running', modes: ['exec'], command: 'show configuration', end: /^\}$/ },
      { source: 'running', modes: ['config'], command: 'run show configuration', end: /^\}$/ },
      { source: 'running', format: 'set', modes: ['exec'], command: 'show configuration commands' },
      {
        source: 'running',
        format: 'set',
        modes: ['config'],
        command: 'run show configuration commands',
      },
    ],
  },
  readOnly:
    /^show\b(?!.*(?:[<>;&`$()]|\btech|\btail\b|\|(?! ?(?:match|no-match|no-more|count|strip-private)\b)))/,
  neverInterrupt:
    /^(?:add|commit|configure|copy|delete|install|load|poweroff|reboot|rollback|save)/,
  liveKeys: ['?'],
  sources: {
    aliases: '[N] one driver; [S] vyos_vyos',
    modes: '[S] u@h:path$; [N] u@h#; [K] root',
    promptLead: '[N] [edit]; [K] with the path behind it',
    changes:
      '[N] configure, exit. With uncommitted changes exit is refused; discarding them is for the user to say',
    preparation: '[N] set terminal changes the session',
    commandErrors: '[S]',
    configErrors: '[S] Invalid value, Set failed; [A] Delete, Commit failed; [K] the others',
    save: '[N] Done; it saves what is committed [K]',
    readOnly: 'the command line is a shell [K]',
    neverInterrupt: 'production safety rule 6',
    structure: '[D] set and delete, each line with its whole path',
    showConfig:
      '[D] commands; [K] run, the brace, which says that the last section is whole; the set form has no end',
  },
})
