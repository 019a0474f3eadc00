import { checkPlatform } from './check-platform.ts'

/**
 * Fortinet FortiOS. There is no configuration mode and no candidate: blocks (`config …`) are opened by lines at
 * the prompt, and `end` applies them. Contexts (`config …`, `edit …`, VDOMs) look alike, so they are one mode.
 *
 * Sources: [S] scrapli's prompts, [N] Netmiko, [D] Fortinet's documentation and what others recorded, [K] field
 * experience, unverified.
 */
export const fortinet = checkPlatform({
  name: 'fortinet',
  aliases: ['fortinet_fortios', 'fortios'],
  modes: [
    { name: 'exec', prompt: /^(?<device>[A-Za-z0-9][\w.-]{0,62}) [#$] $/ },
    { name: 'config', prompt: /^(?<device>[A-Za-z0-9][\w.-]{0,62}) \([^()]{1,100}\) [#$] $/ },
  ],
  changes: [],
  configMode: 'config',
  configBlocks: {
    from: 'exec',
    open: /^config \S.*$/,
    close: /^end$/,
    openEntry: /^edit \S.*$/,
    closeEntry: /^next$/,
    line: /^(?:(?:set|unset|append|select|unselect|clear|delete|rename|move|clone) \S.*|purge)$/,
    atOnce: /^(?:delete|rename|move|clone|purge)\b/,
    scope: /^config (?:global|vdom)$/,
    quoting: { marks: ['"', "'"], escape: '\\' },
    abort: 'abort',
    dropped: /\bdiscard the setting\b/,
  },
  preparation: [],
  configPreparation: {
    from: 'exec',
    mode: 'exec',
    command: 'get system console',
    when: /^output\s{0,30}: more\b/,
    lines: ['config system console', 'set output standard', 'end'],
    restore: ['config system console', 'set output more', 'end'],
    giveUp: 'abort',
  },
  loginDialogs: [{ pattern: /^\(Press 'a' to accept\): ?$/, answer: 'a\r' }],
  pager: { pattern: /^--More-- ?$/, answer: ' ' },
  commandErrors: [
    /^Command fail\. Return code/,
    /^Unknown action/,
    /^command parse error before/,
    /^node_check_object fail/,
  ],
  configErrors: [
    /^Unknown action/,
    /^(?:command|value) parse error before/,
    /^incomplete command in the end/,
    /^ambiguous command before/,
    /^node_check_object fail/,
    /^entry not found in (?:datasource|table)/,
    /^Attribute '[^']{1,100}' MUST be set/i,
    /\boperator error,/,
    /\bdiscard the setting\b/,
    /^Can not config the object since/,
    /^token line: /,
    /Command fail\./,
  ],
  showConfig: {
    views: [{ source: 'running', modes: ['exec', 'config'], command: 'show', end: /^end$/ }],
    volatile: [
      /^#config-version=.*$/,
      /^#conf_file_ver=.*$/,
      /(?<=^\s{0,32}set [\w-]{1,64} ENC )\S+$/,
    ],
  },
  readOnly: /^(?:show|get)\b(?!.*(?:\btop\b|\btech|\|(?! ?grep\b)))/,
  neverInterrupt: /^(?:config|end|execute|next)/,
  liveKeys: ['?'],
  sources: {
    aliases: '[S] fortinet_fortios',
    modes: '[S] h #, h (global) #, h (interface) #; [N] h $ for users who may only read',
    interrupt: 'none: outside of config Ctrl-C closes the session [D]',
    preparation:
      'none: set output standard is configuration (production safety, rule 5), so pages are turned',
    configPreparation:
      '[N] get system console, output : more; config system console, set output standard, put back at the end; with VDOMs it stands elsewhere, and nothing is typed',
    loginDialogs: '[N] a banner is accepted, which changes nothing; nobody gets in without',
    pager: '[N] --More--',
    commandErrors: '[K]',
    configErrors:
      "[D] others' recordings: FortiManager's log of an installation, tests of other programs, FortiOS 7.x; [K] ambiguous command, token line, the object that another transaction has",
    configMode: 'none of its own: the prompt within a block',
    configBlocks:
      "[D] Fortinet, Subcommands (6.0 to 7.6): config, edit, next, end, abort, the lines of fields and tables, quotes and the backslash at the end of a line; 194054: end and next apply and save. [D] FortiManager's log: a refused next goes back to the table, discard the setting. [D] config vdom, edit: the VDOM exists. Not known, and so told: delete, rename, move, clone, purge before end; next in a table within an entry; what a session that breaks leaves; whether abort leaves config global or a VDOM",
    save: 'none: end and next save as well [D] 194054, unless cfg-save is set to manual or revert',
    neverInterrupt: 'production safety rule 6',
    literalNext: 'none: not known for FortiOS',
    showConfig:
      '[D] show, what differs from the defaults, of the context where the session stands; [K] end, salts behind ENC, the head',
  },
})
