import { checkPlatform } from './check-platform.ts'

/**
 * Arista EOS.
 *
 * Sources: [S] scrapli definitions, prompts and its recording of a vEOS 4.22, [N] Netmiko, [A] Ansible, [K]
 * field experience, unverified.
 */
export const aristaEos = checkPlatform({
  name: 'arista_eos',
  aliases: ['eos'],
  modes: [
    { name: 'shell', prompt: /^\[[^\s\]@]{1,32}@(?<device>[^\s\]]{1,63}) [^\]]{1,128}\][$#] ?$/ },
    {
      name: 'session',
      prompt:
        /^(?<device>[A-Za-z0-9][^\s()<>#]{0,62}(?:\((?!config)[^()<>#]{1,63}\))?)\(config-s-[^\s()]{1,127}\)# ?$/,
    },
    {
      name: 'config',
      prompt:
        /^(?<device>[A-Za-z0-9][^\s()<>#]{0,62}(?:\((?!config)[^()<>#]{1,63}\))?)\(config[^\s()]{0,127}\)# ?$/,
    },
    {
      name: 'exec',
      prompt: /^(?<device>[A-Za-z0-9][^\s()<>#]{0,62}(?:\((?!config)[^()<>#]{1,63}\))?)> ?$/,
    },
    {
      name: 'enable',
      prompt: /^(?<device>[A-Za-z0-9][^\s()<>#]{0,62}(?:\((?!config)[^()<>#]{1,63}\))?)# ?$/,
    },
  ],
  changes: [
    { from: 'exec', to: 'enable', command: 'enable', secretPrompt: /^[Pp]assword: ?$/ },
    { from: 'enable', to: 'exec', command: 'disable' },
    { from: 'enable', to: 'config', command: 'configure terminal' },
    { from: 'config', to: 'enable', command: 'end' },
    { from: 'session', to: 'enable', command: 'end' },
    { from: 'enable', to: 'shell', command: 'bash' },
    { from: 'shell', to: 'enable', command: 'exit' },
  ],
  configMode: 'config',
  candidate: {
    mode: 'session',
    entries: [{ lock: 'private', from: 'enable', command: 'configure session {name}' }],
    probe: {
      command: 'show configuration sessions detail',
      mode: 'enable',
      pending: /^Session with pending commit timer: \S/,
    },
    locked: [/^% ?Maximum number of pending sessions/],
    pending: [/^%.{0,80}\bcommit timer\b/],
    compare: { command: 'show session-config diffs' },
    commit: {
      command: 'commit{words}',
      proof: {
        command: 'show configuration sessions detail',
        line: /^(?:[* ] ?\{name\} {1,64}(?:completed|committed|pendingCommitTimer)\b|Session with pending commit timer: \{name\}$)/,
      },
    },
    words: { confirmed: 'timer {clock}' },
    commitErrors: [/^%/],
    confirmed: {
      unitMs: 1_000,
      min: 1,
      max: 86_399,
      confirm: {
        command: 'configure session {name} commit',
        mode: 'enable',
        proof: {
          command: 'show configuration sessions detail',
          line: /^Maximum number of pending sessions/,
          noLine: /^Session with pending commit timer: \{name\}$/,
        },
      },
      cancel: [
        {
          command: 'configure session {name} abort',
          mode: 'enable',
          proof: {
            command: 'show configuration sessions detail',
            line: /^Maximum number of pending sessions/,
            noLine: /^Session with pending commit timer: \{name\}$/,
          },
        },
      ],
      isForAnySession: true,
    },
    discard: 'abort',
    abandon: {
      command: 'configure session {name} abort',
      mode: 'enable',
      proof: {
        command: 'show configuration sessions detail',
        line: /^Maximum number of pending sessions/,
        noLine: /^[* ] ?\{name\} {1,64}pending/,
      },
    },
  },
  privilegedMode: 'enable',
  structure: { form: 'indent', negation: 'no', offUnlessShown: [/^shutdown$/] },
  preparation: ['terminal width 511', 'terminal length 0'],
  preparesReadingOnly: true,
  preparationReplies: [/^Width set to \d+ columns\.$/, /^Pagination disabled\.$/],
  pager: { pattern: /^ ?--More-- ?$/, answer: ' ' },
  commandErrors: [
    /^% ?Invalid input/,
    /^% ?Incomplete command/,
    /^% ?Ambiguous command/,
    /^% ?Unavailable command/,
    /^% ?Authorization denied/,
  ],
  configErrors: [/^%/, /^Maximum number of pending sessions/],
  configWarnings: [/^% ?Warning/i, /^% ?Informational/i],
  unasked: [
    /^[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \S{1,64} \S{1,64}: %[A-Z][A-Z0-9_]*-\d-[A-Z0-9_]+:/,
  ],
  textInputs: [
    { start: /^\s*banner (?:motd|login)$/, ready: /^Enter TEXT message/, endLine: /^EOF$/ },
  ],
  save: { command: 'write memory', mode: 'enable', success: /^Copy completed successfully\.$/ },
  reload: {
    command: 'reload',
    mode: 'enable',
    dialogs: [
      {
        pattern:
          /^System configuration has been modified\. Save\? \[yes\/no(?:\/cancel\/diff)?\]: ?$/,
        answer: 'no\n',
      },
      { pattern: /^Proceed with reload\? ?\[confirm\]$/, answer: '\n' },
    ],
  },
  identity: {
    command: 'show version',
    uptime: /^Uptime: {1,20}(?<uptime>.{1,200})$/,
    version: /^Software image version: (?<version>\S{1,64})/,
  },
  showConfig: {
    views: [
      {
        source: 'running',
        modes: ['enable', 'session'],
        command: 'show running-config',
        end: /^end$/,
      },
      { source: 'startup', modes: ['enable'], command: 'show startup-config', end: /^end$/ },
      { source: 'candidate', modes: ['session'], command: 'show session-config', end: /^end$/ },
      {
        source: 'running',
        format: 'json',
        modes: ['enable'],
        command: 'show running-config | json',
        end: /^\}$/,
      },
    ],
    chatter: [/^! Command: show .{1,100}$/],
    volatile: [/^! Startup-config last modified at .*$/, /^terminal (?:length|width) \d+$/],
  },
  readOnly:
    /^(?:show|dir)\b(?!.*(?:>|\btech|\|(?! ?(?:include|exclude|begin|section|count|no-more|nz|json)\b)))/,
  neverInterrupt: /^(?:commit|configure|copy|delete|erase|format|install|reload|rollback|wr)/,
  liveKeys: ['?'],
  files: {
    mode: 'enable',
    fileSystem: 'flash:',
    size: { command: 'dir {path}', line: /^\s{0,8}\S+\s+(?<value>\d+)\s.*\s\{name\}\s*$/ },
    absent: [/\bNo such file or directory\b/],
    free: { command: 'dir {fileSystem}', line: /\((?<value>\d+) bytes free\)/ },
    freeUnitBytes: 1,
    checksums: [
      {
        algorithm: 'sha512',
        command: 'verify /sha512 {path}',
        line: /^verify \/sha512 \(.{1,300}\) = (?<value>[0-9A-Fa-f]{128})\s*$/,
      },
      {
        algorithm: 'md5',
        command: 'verify /md5 {path}',
        line: /^verify \/md5 \(.{1,300}\) = (?<value>[0-9A-Fa-f]{32})\s*$/,
      },
    ],
    transfer: { protocols: ['scp', 'sftp'], root: '/mnt/flash/' },
    rename: { command: 'rename {path} {to}' },
    remove: { command: 'delete {path}' },
  },
  sources: {
    files:
      "[N] verify /md5, SCP to /mnt/flash; [D] dir of flash:, its columns: ntc-templates; [R] SCP for privileged users, /sha512, what dir says of no file, in others' code; [K] rename and delete, which ask nothing, SFTP",
    aliases: '[N] napalm-eos',
    modes:
      '[S] prompts, parts in parentheses included; the recording; the name of a session is cut; [N] shell',
    changes: '[S] the recording; [N] bash, exit; [K] end leaves a session as it is',
    candidate:
      '[D] configure session, commit, commit timer, abort, show session-config diffs; [R] what others measured on a cEOS 4.35: sessions detail and its state "committed", the timer goes back by itself, any session confirms; [A] the limit of pending sessions; [K] states "completed", "pendingCommitTimer". A commit says nothing: it is proven by the state of the session',
    preparation: '[N,S] terminal width 511 (up to 32767), terminal length 0',
    preparesReadingOnly: '[D] terminal length and width are about the display of this session',
    preparationReplies: '[S] the recording',
    pager: '[S] the recording',
    commandErrors: '[S]; [K] Authorization denied',
    configErrors: 'production safety rule 11; [A] the limit of pending sessions',
    unasked: '[K] date, name, agent, facility',
    textInputs: '[K] a banner ends in EOF on its own line',
    save: '[N] write memory; [K] what it says',
    neverInterrupt: 'production safety rule 6',
    structure: '[N,S] no; sections by indentation, and shutdown shown, as its outputs show',
    reload: '[K] System configuration has been modified, Proceed with reload? [confirm]',
    identity: '[D] show version of real devices, in ntc-templates',
    showConfig:
      '[S] the recording: head, end, the lines of terminal length and width, which are of whoever reads; [D] startup, json, session-config; [K] Startup-config last modified',
  },
})
