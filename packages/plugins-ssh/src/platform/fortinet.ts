import { checkPlatform } from './check-platform.ts'

/**
 * Fortinet FortiOS. Contexts (`config …`, `edit …`, VDOMs) are entered by configuration lines and look
 * alike, so they are one mode.
 *
 * Sources: [S] scrapli's prompts, [N] Netmiko, [D] Fortinet's documentation, [K] field experience,
 * unverified.
 */
export const fortinet = checkPlatform({
  name: 'fortinet',
  aliases: ['fortinet_fortios', 'fortios'],
  modes: [
    { name: 'exec', prompt: /^(?<device>[A-Za-z0-9][\w.-]{0,62})(?: \([^()]{1,100}\))? [#$] $/ },
  ],
  changes: [],
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
    /^Command fail\. Return code/,
    /^Unknown action/,
    /^command parse error before/,
    /^node_check_object fail/,
    /^value parse error/,
    /^entry not found in datasource/,
    /^object set operator error/,
  ],
  showConfig: {
    views: [{ source: 'running', modes: ['exec'], command: 'show', end: /^end$/ }],
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
    configErrors: '[K] production safety rule 11',
    configMode: 'none: after an error "abort" must leave a context, never "end", which applies',
    save: 'none: what is applied is kept [K]',
    neverInterrupt: 'production safety rule 6',
    literalNext: 'none: not known for FortiOS',
    showConfig:
      '[D] show, what differs from the defaults, of the context where the session stands; [K] end, salts behind ENC, the head',
  },
})
