import { checkPlatform } from './check-platform.ts'

/**
 * Dell SmartFabric OS10.
 *
 * Sources: [N] Netmiko, [A] Ansible, [K] field experience, unverified.
 */
export const dellOs10 = checkPlatform({
  name: 'dell_os10',
  aliases: ['os10'],
  modes: [
    { name: 'exec', prompt: /^(?<device>[A-Za-z0-9][^\s()<>#]{0,62})> ?$/ },
    { name: 'enable', prompt: /^(?<device>[A-Za-z0-9][^\s()<>#]{0,62})# ?$/ },
    { name: 'config', prompt: /^(?<device>[A-Za-z0-9][^\s()<>#]{0,62})\(conf[^\s()]{0,63}\)# ?$/ },
  ],
  changes: [
    { from: 'exec', to: 'enable', command: 'enable', secretPrompt: /^[Pp]assword: ?$/ },
    { from: 'enable', to: 'config', command: 'configure terminal' },
    { from: 'config', to: 'enable', command: 'end' },
  ],
  configMode: 'config',
  privilegedMode: 'enable',
  structure: { form: 'indent', negation: 'no' },
  preparation: ['terminal length 0'],
  pager: { pattern: /^ ?--[Mm]ore-- ?$/, answer: ' ' },
  commandErrors: [
    /^% ?Error: ?(?:Unrecognized|Unknown|Incomplete|Ambiguous|Illegal)/,
    /^% ?Incomplete command/i,
    /^% ?Ambiguous command/i,
    /^[Ss]yntax error:/,
  ],
  configErrors: [/^%/, /^[Ss]yntax error:/, /^Error:/],
  configWarnings: [/^% ?Warning/i],
  reload: {
    command: 'reload',
    mode: 'enable',
    dialogs: [
      {
        pattern: /^System configuration has been modified\. Save\? \[yes\/no\]: ?$/,
        answer: 'no\n',
      },
      { pattern: /^Proceed to reboot the system\? \[confirm yes\/no\]: ?$/, answer: 'yes\n' },
    ],
  },
  identity: {
    command: 'show version',
    uptime: /^Up Time: (?<uptime>.{1,100})$/,
    version: /^OS Version: (?<version>\S{1,40})/,
  },
  showConfig: {
    views: [
      { source: 'running', modes: ['enable'], command: 'show running-configuration' },
      { source: 'startup', modes: ['enable'], command: 'show startup-configuration' },
    ],
    volatile: [/^! ?Last configuration change at .*$/],
  },
  readOnly: /^(?:show|dir)\b(?!.*(?:>|\btech|\|(?! ?(?:grep|except|find|count|no-more)\b)))/,
  neverInterrupt: /^(?:configure|copy|delete|image|reload|write)/,
  liveKeys: ['?'],
  files: {
    mode: 'enable',
    fileSystem: '/home/admin/',
    size: {
      command: 'system "ls -l {path}"',
      // one file is shown with its path, what is in a folder without
      line: /^-\S+\s+\d+\s+\S+\s+\S+\s+(?<value>\d+)\s.*\/\{name\}\s*$/,
    },
    absent: [/\bNo such file or directory\b/],
    free: {
      command: 'system "df -Pk {fileSystem}"',
      line: /^\S+\s+\d+\s+\d+\s+(?<value>\d+)\s+\d+%\s+\//,
    },
    freeUnitBytes: 1_024,
    checksums: [
      {
        algorithm: 'sha512',
        command: 'system "sha512sum {path}"',
        line: /^(?<value>[0-9a-f]{128}) [ *]/,
      },
      {
        algorithm: 'md5',
        command: 'system "md5sum {path}"',
        line: /^(?<value>[0-9a-f]{32}) [ *]/,
      },
    ],
    transfer: { protocols: ['scp'] },
    // "delete home://" asks, and reaches the home directory only
    rename: { command: 'system "mv -n {path} {to}"' },
    remove: { command: 'system "rm -f {path}"' },
  },
  sources: {
    files:
      '[N] system, ls -l, df, md5sum, /home/admin, SCP; [R] system "mv", in a public note; [K] sha512sum, -Pk, rm, that its programs are those of Debian',
    modes: '[N] h#, h(config)#, h(conf-if-…)#; [K] h>',
    changes: '[N] enable, configure terminal, end',
    preparation: '[N] terminal length 0; it has no width',
    pager: '[K] --more--',
    commandErrors: '[A]; [K] the words behind "% Error:"',
    configErrors: '[A]; production safety rule 11',
    save: 'none: "copy running-configuration startup-configuration" says nothing in the examples of the guide of Dell [D], and silence is no proof (production safety, rule 12)',
    reload:
      "[D] Dell's guide, Reload system image, and public notes of several switches; nothing is saved unless asked",
    identity: '[D] show version of an S4112F-ON',
    neverInterrupt: 'production safety rule 6',
    structure: '[N,S] no; sections by indentation, as its outputs show',
    showConfig: '[D] commands; [K] "Last configuration change"; no end marker',
  },
})
