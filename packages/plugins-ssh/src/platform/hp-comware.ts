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
    neverInterrupt: 'production safety rule 6',
    structure: '[N,S] undo; sections by indentation, as its outputs show',
    showConfig: '[K] commands, return at the end',
  },
})
