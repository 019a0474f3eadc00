import { checkPlatform } from './check-platform.ts'

/**
 * Cisco ASA.
 *
 * Sources: [S] scrapli's prompts, [N] Netmiko, [U] unicon and its recordings, [A] Ansible, [D] Cisco's
 * configuration guides, [K] field experience, unverified.
 */
export const ciscoAsa = checkPlatform({
  name: 'cisco_asa',
  aliases: ['asa'],
  modes: [
    { name: 'exec', prompt: /^(?<device>[A-Za-z0-9][^\s()<>#]{0,127})> ?$/ },
    {
      name: 'enable',
      prompt: /^(?<device>[A-Za-z0-9][^\s()<>#]{0,127})# ?$/,
      preparation: ['terminal pager 0'],
    },
    { name: 'config', prompt: /^(?<device>[A-Za-z0-9][^\s()<>#]{0,127})\([^\s()]{1,63}\)# ?$/ },
  ],
  changes: [
    { from: 'exec', to: 'enable', command: 'enable', secretPrompt: /^[Pp]assword: ?$/ },
    { from: 'enable', to: 'exec', command: 'disable' },
    { from: 'enable', to: 'config', command: 'configure terminal' },
    { from: 'config', to: 'enable', command: 'end' },
  ],
  configMode: 'config',
  privilegedMode: 'enable',
  structure: { form: 'indent', negation: 'no', offUnlessShown: [/^shutdown$/] },
  preparation: [],
  configPreparation: {
    from: 'enable',
    mode: 'config',
    command: 'show running-config | include ^terminal width',
    unless: /^terminal width \d/,
    lines: ['terminal width 511'],
    restore: ['no terminal width 511'],
  },
  pager: { pattern: /^<--- More --->\s*$/, answer: ' ' },
  commandErrors: [/^ERROR:/, /^Command authorization failed/],
  configErrors: [
    /^ERROR:/i,
    /^%/,
    /^Command authorization failed/,
    /^WARNING: .{0,500}\bfailed; object already exists/,
    /^Removing .{0,200} (?:failed|not allowed)/,
  ],
  configWarnings: [/^WARNING:(?!.{0,500}\bfailed; object already exists)/, /^INFO:/, /^%ASA-/],
  unasked: [
    /^%ASA-(?:\w+-)?\d-\d{6}:/,
    /^(?:Beginning|End) [Cc]onfiguration [Rr]eplication/,
    /^\*{4} WARNING \*{4}$/,
    /^Configuration Replication is NOT performed/,
  ],
  save: {
    command: 'write memory',
    mode: 'enable',
    success: /^(?:Building configuration\.*\s*)?\[OK\]/,
  },
  reload: {
    command: 'reload',
    mode: 'enable',
    dialogs: [
      {
        pattern:
          /^System config has been modified\. Save\? {1,2}\[Y\]es\/\[N\]o(?:\/\[S\]ave all)?\/\[C\]ancel: ?$/,
        answer: 'n\n',
      },
      { pattern: /^Proceed with reload\? ?\[confirm\] ?$/, answer: '\n' },
    ],
  },
  identity: {
    command: 'show version',
    uptime: /^\S{1,64} up (?<uptime>\d.{1,200})$/,
    version: /^Cisco Adaptive Security Appliance Software Version (?<version>\S{1,64})/,
  },
  showConfig: {
    views: [
      {
        source: 'running',
        modes: ['enable'],
        command: 'more system:running-config',
        end: /^: end$/,
      },
      {
        source: 'startup',
        modes: ['enable'],
        command: 'show startup-config',
        end: /^(?:: end|Cryptochecksum:\S{1,64})$/,
      },
    ],
    volatile: [/^: Saved$/, /^: Written by .*$/, /^Cryptochecksum:.*$/],
  },
  readOnly: /^(?:show|dir)\b(?!.*(?:\btech|\|(?! ?(?:include|exclude|begin|grep)\b)))/,
  neverInterrupt: /^(?:changeto|clear|configure|copy|delete|erase|failover|format|reload|write)/,
  liveKeys: ['?'],
  maxSessions: 5,
  files: {
    mode: 'enable',
    fileSystem: { command: 'dir', line: /^Directory of (?<value>[\w-]{1,32}:\/)$/ },
    size: { command: 'dir {path}', line: /^\s{0,8}\d+\s+\S+\s+(?<value>\d+)\s.*\s\{name\}\s*$/ },
    absent: [/^%?Error opening\b/, /\bNo such file or directory\b/],
    free: { command: 'dir {fileSystem}', line: /\((?<value>\d+) bytes free/ },
    freeUnitBytes: 1,
    checksums: [
      {
        algorithm: 'sha512',
        command: 'verify /sha-512 {path}',
        line: /^verify \/SHA-512 \(.{1,300}\) = (?<value>[0-9A-Fa-f]{128})\s*$/i,
      },
      {
        algorithm: 'md5',
        command: 'verify /md5 {path}',
        line: /^verify \/md5 \(.{1,300}\) = (?<value>[0-9A-Fa-f]{32})\s*$/i,
      },
    ],
    transfer: {
      protocols: ['scp'],
      servers: [
        {
          protocol: 'scp',
          command: 'show running-config | include ^ssh scopy',
          isOn: /^ssh scopy enable\s*$/,
          on: ['ssh scopy enable'],
          off: ['no ssh scopy enable'],
        },
      ],
    },
    // what is asked else proposes names, and not always those that were typed
    rename: { command: 'rename /noconfirm {path} {to}' },
    remove: { command: 'delete /noconfirm {path}' },
  },
  sources: {
    files:
      '[N] as IOS, SCP to disk0:/; [D] its columns: ntc-templates; [D] ssh scopy enable, verify /sha-512, rename and delete /noconfirm; [R] what verify says, in published captures',
    modes:
      '[D] name, context, priority and state in any order, all before ">" or "#"; [S] /act/pri, interface mode',
    changes: '[N,U] enable, configure terminal, end; [D] disable',
    preparation:
      '[N,U] terminal pager 0, for the session and where privileged [D]; no width, which would be configuration: production safety rule 5',
    configPreparation:
      '[N] terminal width 511 in configuration mode; [D] output modifiers; [K] its no form',
    pager: '[U] <--- More --->',
    commandErrors: '[U] ERROR: at the start of a line; [A] Command authorization failed',
    configErrors: '[U] ERROR:, "failed; object already exists"; [A] Removing … not allowed',
    configWarnings: '[K] WARNING:, INFO:, syslog',
    unasked: '[U] configuration replication; [K] %ASA-5-111008:',
    save: '[N] Building configuration... [OK]',
    neverInterrupt: 'production safety rule 6',
    maxSessions: '[D] production safety rule 19',
    structure: '[N,S] no; sections by indentation, and shutdown shown, as its outputs show',
    reload:
      '[U] System config has been modified. Save? [Y]es/[N]o/[S]ave all/[C]ancel, Proceed with reload? [confirm]',
    identity: '[D] show version of real devices, in ntc-templates',
    showConfig: '[D] more system:running-config, of which keys are not masked; [K] all else',
  },
})
