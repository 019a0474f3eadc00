import { checkPlatform } from './check-platform.ts'

/**
 * HP ProCurve and ArubaOS-Switch. It repaints its prompt, and pages for users without privilege.
 *
 * Sources: [N] Netmiko, [K] field experience, unverified.
 */
export const hpProcurve = checkPlatform({
  name: 'hp_procurve',
  aliases: ['aruba_osswitch', 'aruba_procurve', 'procurve'],
  modes: [
    { name: 'exec', prompt: /^(?<device>[A-Za-z0-9][^()<>#]{0,62})> ?$/ },
    {
      name: 'enable',
      prompt: /^(?<device>[A-Za-z0-9][^()<>#]{0,62})# ?$/,
      preparation: ['no page', 'terminal width 511'],
    },
    { name: 'config', prompt: /^(?<device>[A-Za-z0-9][^()<>#]{0,62})\([^()]{1,63}\)# ?$/ },
  ],
  changes: [
    { from: 'exec', to: 'enable', command: 'enable', secretPrompt: /^[Pp]assword: ?$/ },
    { from: 'enable', to: 'config', command: 'configure terminal' },
    { from: 'config', to: 'enable', command: 'end' },
  ],
  configMode: 'config',
  privilegedMode: 'enable',
  structure: { form: 'indent', negation: 'no' },
  preparation: [],
  loginDialogs: [{ pattern: /^\s*Press any key to continue\s*$/, answer: '\n' }],
  pager: { pattern: /^-- MORE --,.{1,100}$/, answer: ' ' },
  commandErrors: [/^(?:Invalid|Incomplete|Ambiguous) input:/, /^(?:Invalid|Incomplete) command/],
  configErrors: [/^(?:Invalid|Incomplete|Ambiguous) (?:input|command)/, /^Error/i],
  reload: {
    command: 'reload',
    mode: 'enable',
    dialogs: [
      {
        pattern: /^(?:Device|System) will be rebooted, do you want to continue \[y\/n\]\? {0,2}$/,
        answer: 'y',
      },
      {
        pattern: /^Do you want to save current configuration \[y\/n(?:\/\^C)?\]\? {0,2}$/,
        answer: 'n',
      },
    ],
  },
  identity: {
    command: 'show system',
    uptime: /^\s{0,4}Up Time\s{1,20}: (?<uptime>\d{1,6} [a-z]{1,10})\b/,
    version: /^\s{0,4}Software revision\s{1,20}: (?<version>\S{1,40})/,
  },
  showConfig: {
    views: [
      { source: 'running', modes: ['enable'], command: 'show running-config' },
      { source: 'startup', modes: ['enable'], command: 'show config' },
    ],
    chatter: [/^(?:Running|Startup) configuration:.{0,100}$/],
  },
  readOnly: /^show\b(?!.*(?:>|\btech|\|(?! ?(?:include|exclude|begin)\b)))/,
  neverInterrupt: /^(?:boot|configure|copy|erase|reload|write)/,
  liveKeys: ['?'],
  sources: {
    aliases: '[N] one driver',
    modes: '[N] h>, h#, h(config)#, h(vlan-10)#; [K] names with blanks',
    changes: '[N] enable (a user name that is asked for is not answered), configure terminal, end',
    preparation: '[N] no page, terminal width 511 (61 to 1920), behind enable',
    loginDialogs: '[N] any key; production safety rule 4: Enter',
    pager: '[K] -- MORE --, next page: Space, next line: Enter, quit: Control-C',
    commandErrors: '[K]',
    configErrors: '[K]',
    save: 'none: write memory says nothing [K], and silence is no proof (production safety, rule 12)',
    reload:
      "[D] the questions as others' programs answer them on devices; a key answers [K]: Enter behind it could answer the next question",
    identity: '[D] show system of real devices, in ntc-templates',
    neverInterrupt: 'production safety rule 6',
    structure: '[N,S] no; sections by indentation, as its outputs show',
    showConfig: '[K]; no end marker',
  },
})
