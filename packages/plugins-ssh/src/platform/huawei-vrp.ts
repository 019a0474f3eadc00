import { checkPlatform } from './check-platform.ts'

/**
 * Huawei VRP 5, of which every line counts at once.
 *
 * Sources: [S] scrapli definitions and prompts, [N] Netmiko, [A] Ansible, [U] unicon and its recording, [K]
 * field experience, unverified.
 */
export const huaweiVrp = checkPlatform({
  name: 'huawei_vrp',
  aliases: ['huawei'],
  modes: [
    { name: 'exec', prompt: /^(?:HRP_[AMS])?<(?<device>[^\s<>]{1,63})>$/ },
    { name: 'candidate', prompt: /^(?:HRP_[AMS])?\[[~*](?<device>[^\s[\]~*][^\s[\]]{0,126})\]$/ },
    {
      name: 'config',
      prompt: /^(?:HRP_[AMS])?\[(?<device>(?!V\d{3}R\d{3})[^\s[\]~*][^\s[\]]{0,126})\]$/,
    },
  ],
  changes: [
    { from: 'exec', to: 'config', command: 'system-view' },
    { from: 'config', to: 'exec', command: 'return' },
    { from: 'candidate', to: 'exec', command: 'return' },
  ],
  configMode: 'config',
  structure: { form: 'indent', negation: 'undo' },
  preparation: ['screen-length 0 temporary'],
  preparationReplies: [/^Info: The configuration takes effect on the current user terminal/],
  loginDialogs: [{ pattern: /^.{0,200}\bChange now\? ?\[Y\/N\]: ?$/, answer: 'N\n' }],
  pager: { pattern: /^ {0,4}---- More ----\s*$/, answer: ' ' },
  commandErrors: [
    /^ ?Error: ?(?:Unrecognized|Wrong|Incomplete|Ambiguous|Too many|Unknown)/,
    /^ ?Error: ?.{0,100}\bfound at '\^' position/,
    /^ ?Error: ?.{0,100}\b(?:permission|authori[sz]ation)/i,
  ],
  configErrors: [/^ ?Error:/],
  configWarnings: [/^ ?(?:Warning|Info):/],
  unasked: [
    /^(?:#?[A-Z][a-z]{2} {1,2}\d{1,2} \d{4} \d\d:\d\d:\d\d.{0,100}?) %%\d\d[A-Z0-9_]+\/\d\//,
    /^#[A-Z][a-z]{2} {1,2}\d{1,2} \d{4} \d\d:\d\d:\d\d/,
  ],
  save: {
    command: 'save',
    mode: 'exec',
    dialogs: [
      {
        pattern: /^ ?.{0,200}\b(?:[Cc]ontinue|sure)\b.{0,40}\? ?\[[Yy]\/[Nn]\]:? ?$/,
        answer: 'y\n',
      },
    ],
    success: /^.{0,200}\b(?:[Ss]ave|saved|written)\b.{0,100}\bsuccessfully/,
  },
  reload: {
    command: 'reboot',
    mode: 'exec',
    dialogs: [
      {
        pattern: /^.{0,40}configuration will be saved to .{1,80}Continue ?\? ?\[[Yy]\/[Nn]\]: ?$/,
        answer: 'n\n',
      },
      {
        pattern: /^.{0,40}System will reboot! ?Continue ?\? ?\[[Yy]\/[Nn]\]: ?$/,
        answer: 'y\n',
      },
    ],
  },
  identity: {
    command: 'display version',
    uptime: /^\S.{0,100} uptime is (?<uptime>.{1,200})$/,
    version: /^VRP \(R\) [Ss]oftware, Version (?<version>\S{1,40})/,
  },
  showConfig: {
    views: [
      {
        source: 'running',
        modes: ['exec', 'config'],
        command: 'display current-configuration',
        end: /^return$/,
      },
      {
        source: 'startup',
        modes: ['exec'],
        command: 'display saved-configuration',
        end: /^return$/,
      },
    ],
    volatile: [/^!Last configuration was (?:updated|saved) at .*$/],
  },
  readOnly: /^(?:display|dir)\b(?!.*(?:>|\bdiag|\btech|\|(?! ?(?:include|exclude|begin|count)\b)))/,
  neverInterrupt:
    /^(?:commit|copy|delete|format|install|patch|reboot|reset|save|startup|system-view)/,
  liveKeys: ['?'],
  sources: {
    aliases: '[N] one driver',
    modes:
      '[S] prompts; what stands in [] may be a view behind the name; [~h] is VRP 8, to which no line is sent here. [V200R009C00] is a version in output [S]',
    changes: '[N,U] system-view, return',
    preparation: '[N] screen-length 0 temporary; no width, which asks [S]',
    preparationReplies: '[U] the recording',
    loginDialogs:
      '[N] Change now? [Y/N], to which N changes nothing; the question about security risks stays open: Netmiko answers Y and saves',
    pager: '[K] ---- More ----',
    commandErrors: '[S,A]; [K] permission',
    configErrors: '[S,A]',
    configWarnings: '[K]; [U] Info:',
    unasked: '[K] date, name, %%01MODULE/4/MNEMONIC; alarms begin with #',
    save: '[N,U] …continue?[Y/N], also in lower case; [K] what it says. A question for a file name stays open',
    neverInterrupt: 'production safety rule 6',
    structure: '[N,S] undo; sections by indentation, as its outputs show',
    reload:
      '[D] captures of S switches: All the configuration will be saved to the next startup configuration. Continue?, where N does not save; System will reboot! Continue?',
    identity: '[D] display version of real devices, in ntc-templates',
    showConfig: '[K] commands, return at the end, "Last configuration was"',
  },
})
