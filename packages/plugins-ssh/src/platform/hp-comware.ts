import { checkPlatform } from './check-platform.ts'

/**
 * HPE and H3C Comware.
 *
 * Sources: [S] scrapli definitions, [N] Netmiko, [U] unicon, [D] H3C's and users' documentation, [K] field
 * experience, unverified.
 */
export const hpComware = checkPlatform({
  name: 'hp_comware',
  aliases: ['h3c_comware', 'comware'],
  modes: [
    { name: 'exec', prompt: /^(?:RBM_[PS])?<(?<device>[^\s<>]{1,63})>$/ },
    { name: 'config', prompt: /^(?:RBM_[PS])?\[(?<device>[A-Za-z_][^\s[\]]{0,126})\]$/ },
  ],
  changes: [
    { from: 'exec', to: 'config', command: 'system-view' },
    { from: 'config', to: 'exec', command: 'return' },
  ],
  configMode: 'config',
  snapshot: {
    take: {
      command: 'save {name}.cfg',
      mode: 'exec',
      dialogs: [
        {
          pattern:
            /^The current configuration will be saved to \S{1,100}\. Continue\? \[Y\/N\]: ?$/,
          answer: 'y\n',
        },
      ],
      success: /^ ?Configuration is saved to \S{1,60} successfully/,
    },
    restore: {
      command: 'configuration replace file {name}.cfg',
      mode: 'config',
      // Y would save what is to be taken back.
      dialogs: [
        {
          pattern: /^Current configuration will be lost, save current configuration\? \[Y\/N\]: ?$/,
          answer: 'n\n',
        },
      ],
      success: /^ ?Succeeded in replacing current configuration with the file\b/,
    },
    remove: {
      command: 'delete /unreserved {name}.cfg',
      mode: 'exec',
      dialogs: [
        {
          pattern: /^The file cannot be restored\. Delete \S{1,100}\? \[Y\/N\]: ?$/,
          answer: 'y\n',
        },
      ],
      success: /^%?Delet(?:e|ing) file \S{0,80}\{name\}\.cfg\.\.\. ?Done\./,
    },
  },
  structure: { form: 'indent', negation: 'undo' },
  preparation: ['screen-length disable'],
  loginDialogs: [{ pattern: /^Press Y or ENTER to continue\b.{0,60}$/, answer: '\n' }],
  pager: { pattern: /^ {0,4}---- More ----\s*$/, answer: ' ' },
  commandErrors: [
    /^ ?% ?Unrecognized command/,
    /^ ?% ?Incomplete command/,
    /^ ?% ?Ambiguous command/,
    /^ ?% ?Wrong parameter/,
    /^ ?% ?Too many parameters/,
    /^Permission denied\.$/,
  ],
  configErrors: [/^ ?%(?![A-Z][a-z]{2} )/, /^Permission denied\.$/, /^Error:/i],
  unasked: [/^[%#][A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d:\d{3} \d{4} \S{1,64} [A-Z0-9]+\/\d\//],
  save: {
    command: 'save force',
    mode: 'exec',
    success:
      /^ ?(?:Saved the current configuration to|Configuration is saved to)\b.{0,100}\bsuccessfully/,
  },
  reload: {
    command: 'reboot',
    mode: 'exec',
    dialogs: [
      { pattern: /^.{0,200}\bsave current configuration\? \[Y\/N\]: ?$/, answer: 'n\n' },
      {
        pattern: /^.{0,200}This command will reboot the device\. Continue\? \[Y\/N\]: ?$/,
        answer: 'y\n',
      },
    ],
  },
  identity: {
    command: 'display version',
    uptime: /^\S.{0,100} uptime is (?<uptime>.{1,200})$/i,
    version:
      /^(?:\S{1,20} )?Comware Software, Version (?<version>[^,]{1,40}(?:, \S{1,20} \S{1,20})?)/,
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
  },
  readOnly: /^(?:display|dir)\b(?!.*(?:>|\bdiag|\btech|\|(?! ?(?:include|exclude|begin|count)\b)))/,
  neverInterrupt:
    /^(?:boot-loader|configuration|copy|delete|format|install|reboot|reset|save|startup|system-view)/,
  liveKeys: ['?'],
  sources: {
    aliases: '[N] one driver',
    modes: '[N] <h>, [h], behind RBM_P where two are one; [K] RBM_S',
    changes: '[N] system-view, return',
    preparation: '[N] screen-length disable; it has no width',
    loginDialogs: '[N]; production safety rule 4: Enter',
    pager: '[K] ---- More ----',
    commandErrors: '[S] Unrecognized; [K] the others',
    configErrors: '[S,K]; production safety rule 11',
    unasked: '[D] %date:ms year name MODULE/5/MNEMONIC; traps begin with #',
    save: '[U] save force asks nothing; [D] both answers',
    snapshot:
      '[D] H3C, configuration file management commands: save FILE (which is not what it starts with), configuration replace file (a yes would save), both answers; file system commands: delete /unreserved',
    reload:
      '[D] a capture of an MSR954, questions of others: save current configuration? [Y/N], This command will reboot the device. Continue? [Y/N]; nothing is saved',
    identity: '[D] display version of an S6520',
    neverInterrupt: 'production safety rule 6',
    structure: '[N,S] undo; sections by indentation, as its outputs show',
    showConfig: '[K] commands, return at the end',
  },
})
