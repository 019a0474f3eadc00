import { checkPlatform } from './check-platform.ts'

/**
 * Cisco NX-OS.
 *
 * Sources: [S] scrapli definitions and prompts, [N] Netmiko, [U] unicon's recordings, [A] Ansible, [K] field
 * experience, unverified.
 */
export const ciscoNxos = checkPlatform({
  name: 'cisco_nxos',
  aliases: ['nxos', 'nxos_ssh'],
  modes: [
    { name: 'tcl', prompt: /^(?:> |[A-Za-z0-9][^\s()<>#]{0,62}-tcl# ?)$/ },
    { name: 'loader', prompt: /^loader ?> ?$/ },
    { name: 'boot', prompt: /^[A-Za-z0-9][^\s()<>#]{0,62}\(boot\)(?:\(config\))?# ?$/ },
    {
      name: 'shell',
      prompt:
        /^(?:bash-\d\.\d[$#]|Linux(?:\$|\(debug\)#)|\[\S{1,32}@guestshell [^\]]{1,64}\][$#]) ?$/,
    },
    { name: 'module', prompt: /^module-\d{1,2}(?:\([\w-]{1,32}\))?# ?$/ },
    {
      name: 'session',
      prompt:
        /^(?<device>[A-Za-z0-9][^\s()<>#]{0,62})(?:\(maint-mode\))?\(config-(?:s|dual-stage)(?:-[^\s()]{1,63})?\)# ?$/,
    },
    {
      name: 'config',
      prompt:
        /^(?<device>[A-Za-z0-9][^\s()<>#]{0,62})(?:\(maint-mode\))?\(config[^\s()]{0,63}\)# ?$/,
    },
    { name: 'exec', prompt: /^(?<device>[A-Za-z0-9][^\s()<>#]{0,62})> ?$/ },
    {
      name: 'enable',
      prompt: /^(?<device>[A-Za-z0-9][^\s()<>#]{0,62})(?:\(maint-mode\))?# ?$/,
    },
  ],
  changes: [
    { from: 'exec', to: 'enable', command: 'enable', secretPrompt: /^[Pp]assword: ?$/ },
    { from: 'enable', to: 'config', command: 'configure terminal' },
    { from: 'config', to: 'enable', command: 'end' },
    { from: 'session', to: 'enable', command: 'end' },
    { from: 'enable', to: 'shell', command: 'run bash' },
    { from: 'shell', to: 'enable', command: 'exit' },
    { from: 'module', to: 'enable', command: 'exit' },
  ],
  configMode: 'config',
  snapshot: {
    take: {
      command: 'checkpoint {name}',
      mode: 'enable',
      proof: {
        command: 'show checkpoint summary',
        line: /^\s{0,8}(?:\d{1,3}\) )?\{name\}:/,
      },
    },
    restore: {
      command: 'rollback running-config checkpoint {name}',
      mode: 'enable',
      success: /^Rollback completed successfully\.?$/,
    },
    remove: {
      command: 'no checkpoint {name}',
      mode: 'enable',
      proof: {
        command: 'show checkpoint summary',
        line: /^(?:User|System) Checkpoint Summary/,
        noLine: /^\s{0,8}(?:\d{1,3}\) )?\{name\}:/,
      },
    },
  },
  privilegedMode: 'enable',
  structure: { form: 'indent', negation: 'no' },
  preparation: ['terminal width 511', 'terminal length 0'],
  preparesReadingOnly: true,
  pager: { pattern: /^ ?--More-- ?$/, answer: ' ' },
  commandErrors: [
    /^% ?Invalid (?:input|command|parameter|number)/,
    /^% ?Incomplete command/,
    /^% ?Ambiguous command/,
    /^% ?Permission denied/,
    /^[Ss]yntax error/,
  ],
  configErrors: [/^%/, /^ERROR:/i, /^[Ss]yntax error/, /^[Cc]onfiguration not allowed/],
  configWarnings: [/^% ?Warning/i, /^% ?Informational/i, /^%[A-Z][A-Z0-9_]*-\d-[A-Z0-9_]+:/],
  unasked: [
    /^\d{4} [A-Z][a-z]{2} {1,2}\d{1,2} [\d:.]{8,15} \S{1,64} (?:%\$ VDC-\d %\$ )?%[A-Z][A-Z0-9_]*-(?:[A-Z0-9_]+-)?\d-[A-Z0-9_]+:/,
  ],
  textInputs: [
    {
      start: /^\s*banner (?:motd|exec) +(?<delimiter>\S)(?<text>.*)$/,
      ready: /^Enter TEXT message/,
    },
  ],
  save: {
    command: 'copy running-config startup-config',
    mode: 'enable',
    success: /^Copy complete\.\s*$/,
  },
  reload: {
    command: 'reload',
    mode: 'enable',
    dialogs: [
      {
        pattern: /^This command will reboot the system\. \(y\/n\)\? {1,2}\[n\] ?$/,
        answer: 'y\n',
      },
    ],
  },
  identity: {
    command: 'show version',
    uptime: /^\s{0,8}Kernel uptime is (?<uptime>.{1,200})$/,
    version: /^\s{0,8}(?:NXOS|system): {1,8}version (?<version>\S{1,64})/,
  },
  showConfig: {
    views: [
      { source: 'running', modes: ['enable'], command: 'show running-config' },
      { source: 'startup', modes: ['enable'], command: 'show startup-config' },
    ],
    chatter: [/^!Command: show .{1,100}$/],
    volatile: [
      /^!Time: .*$/,
      /^!(?:Running|Startup) configuration last done at: .*$/,
      /^!Startup config saved at: .*$/,
      /^!No configuration change since last restart$/,
    ],
  },
  readOnly:
    /^(?:show|dir)\b(?!.*(?:>|;|\btech|\|(?! ?(?:include|exclude|begin|section|count|no-more|json|xml|grep|egrep|head|last)\b)))/,
  neverInterrupt:
    /^(?:boot|checkpoint|commit|configure|copy|delete|format|install|reload|rollback|system|wr)/,
  liveKeys: ['?'],
  files: {
    mode: 'enable',
    fileSystem: 'bootflash:',
    size: { command: 'dir {path}', line: /^\s{0,16}(?<value>\d+)\s.*\s\{name\}\s*$/ },
    absent: [/\bNo such file or directory\b/],
    // some releases put two blanks there
    free: { command: 'dir {fileSystem}', line: /^\s{0,16}(?<value>\d+) {1,2}bytes free\s*$/ },
    freeUnitBytes: 1,
    checksums: [
      {
        algorithm: 'sha512',
        command: 'show file {path} sha512sum',
        line: /^(?<value>[0-9A-Fa-f]{128})\s*$/,
      },
      {
        algorithm: 'md5',
        command: 'show file {path} md5sum',
        line: /^(?<value>[0-9A-Fa-f]{32})\s*$/,
      },
    ],
    transfer: {
      protocols: ['scp', 'sftp'],
      // the one path that both servers know: bootflash: is a word of the command line, and of SCP
      root: '/bootflash/',
      servers: [
        {
          protocol: 'scp',
          command: 'show running-config | include scp-server',
          isOn: /^feature scp-server\s*$/,
          on: ['feature scp-server'],
          off: ['no feature scp-server'],
        },
        {
          protocol: 'sftp',
          command: 'show running-config | include sftp-server',
          isOn: /^feature sftp-server\s*$/,
          on: ['feature sftp-server'],
          off: ['no feature sftp-server'],
        },
      ],
    },
    rename: { command: 'move {path} {to}' },
    remove: {
      command: 'delete {path}',
      // Enter would be yes as well: its default is y.
      dialogs: [
        {
          pattern: /^Do you want to delete .{1,300}\? \(yes\/no\/abort\) +\[y\] ?$/,
          answer: 'y\n',
        },
      ],
    },
  },
  sources: {
    files:
      "[N] bootflash:, size in the first column, bytes free, md5sum, delete asks; [D] feature scp-server and sftp-server, SFTP for admin alone; [R] /bootflash/ of SCP, move says nothing, two blanks before bytes free, in others' notes and captures; [K] sha512sum, /bootflash/ of SFTP",
    aliases: '[N] napalm-nxos and napalm-nxos_ssh',
    modes:
      '[S] prompts, also in maintenance mode; [U] bash, debug plugin, guestshell, modules, loader, boot, session (config-s) and config-dual-stage; [K] h-tcl#',
    changes: '[S,N] enable, configure terminal, end; [U] run bash, exit; [K] end leaves a session',
    snapshot:
      '[D] checkpoint, show checkpoint summary (as users quote it: "1) name:"), rollback, no checkpoint; [K] Rollback completed successfully.',
    preparation: '[N,S] terminal width 511, terminal length 0',
    preparesReadingOnly: '[D] terminal length and width are about the display of this session',
    pager: '[U] --More-- in a virtual device context',
    commandErrors: '[S]; [A] syntax error; [K] Permission denied',
    configErrors: '[A] ERROR:, syntax error, configuration not allowed; production safety rule 11',
    unasked: '[K] date, name, facility; [U] the form in show logging logfile lacks the name',
    textInputs: '[K] a banner ends in the character behind the word',
    save: '[N] Copy complete.; [K] alone on its line: "Copy complete, now saving to disk" comes before',
    neverInterrupt: 'production safety rule 6',
    structure: '[N,S] no; sections by indentation, as its outputs show',
    reload: '[U] This command will reboot the system. (y/n)?  [n]',
    identity: '[D] show version of real devices, in ntc-templates',
    showConfig: '[D] commands and head; no end marker [K]',
  },
})
