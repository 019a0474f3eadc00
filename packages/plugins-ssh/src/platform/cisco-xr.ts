import { checkPlatform } from './check-platform.ts'

/** Stands above every answer, unless the session is told otherwise. */
const DATE_LINE = /^[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} [\d:.]{8,12} \S{1,8}$/

/** Lines of `show configuration` when nothing waits to be committed. */
const EMPTY_TARGET: readonly RegExp[] = [
  DATE_LINE,
  /^Building configuration\.\.\.$/,
  /^!.{0,100}$/,
  /^end$/,
]

/**
 * Cisco IOS-XR. Lines go to a target configuration and count when they are committed.
 *
 * Sources: [S] scrapli definitions and prompts, [N] Netmiko, [U] unicon, [A] Ansible, [D] Cisco's
 * configuration guides, [R] what others measured on an XRv 9000 24.3.1,
 * [K] field experience, unverified.
 */
export const ciscoXr = checkPlatform({
  name: 'cisco_xr',
  aliases: ['iosxr', 'cisco_iosxr'],
  modes: [
    {
      name: 'admin',
      prompt:
        /^(?:sysadmin-vm:\d{1,3}_\S{1,16}|RP\/\d{1,3}\/\w{1,8}\/CPU\d{1,2}:[^\s()<>#]{1,63}\(admin[^\s()]{0,63}\))# ?$/,
    },
    {
      name: 'config',
      prompt:
        /^RP\/\d{1,3}\/\w{1,8}\/CPU\d{1,2}:(?<device>[^\s()<>#]{1,63})\(config[^\s()]{0,63}\)# ?$/,
    },
    {
      name: 'enable',
      prompt: /^RP\/\d{1,3}\/\w{1,8}\/CPU\d{1,2}:(?<device>[^\s()<>#]{1,63})# ?$/,
    },
  ],
  changes: [
    { from: 'enable', to: 'config', command: 'configure exclusive' },
    { from: 'config', to: 'enable', command: 'end' },
    { from: 'enable', to: 'admin', command: 'admin' },
    { from: 'admin', to: 'enable', command: 'exit' },
  ],
  candidate: {
    mode: 'config',
    entries: [
      { lock: 'exclusive', from: 'enable', command: 'configure exclusive' },
      { lock: 'private', from: 'enable', command: 'configure terminal' },
    ],
    probe: {
      command: 'show configuration sessions detail',
      mode: 'enable',
      pending: /\bClient: commit-confirm\b/,
    },
    locked: [
      /\b[Cc]onfiguration (?:database |session )?is(?: currently)? locked\b/,
      /^Cannot enter /,
    ],
    pending: [/\btrial commit is underway\b/, /\bunexpired trial\/rollback session\b/],
    lockRetry: { attempts: 5, delayMs: 30_000 },
    top: 'root',
    compare: {
      command: 'show configuration',
      empty: EMPTY_TARGET,
    },
    commit: {
      command: 'commit{words}',
      proof: {
        command: 'show configuration',
        everyLine: EMPTY_TARGET,
      },
      dialogs: [
        { pattern: /^.{0,200}proceed with this commit anyway\? \[no\]: ?$/, answer: 'no\n' },
      ],
    },
    words: {
      force: 'force',
      label: 'label {text}',
      confirmed: 'confirmed {units}',
      comment: 'comment {text}',
    },
    exclusiveWords: [['confirmed', 'comment']],
    commitErrors: [/^%(?! ?Confirming commit)/, /proceed with this commit anyway\?/],
    nothing: /^(?:% ?)?No configuration changes to commit\.?$/,
    failure: 'show configuration failed',
    confirmed: {
      unitMs: 1_000,
      min: 30,
      max: 65_535,
      confirm: {
        command: 'commit',
        mode: 'config',
        success: /^% ?Confirming commit for trial session\.?$/,
      },
      cancel: [
        {
          command: 'end',
          mode: 'config',
          success: /\bthe router will immediately rollback\b/,
          dialogs: [{ pattern: /^Do you wish to exit\? \[no\]: ?$/, answer: 'yes\n' }],
        },
      ],
      isForAnySession: false,
    },
    discard: 'abort',
  },
  structure: { form: 'indent', negation: 'no', offUnlessShown: [/^shutdown$/] },
  preparation: ['terminal exec prompt no-timestamp', 'terminal width 511', 'terminal length 0'],
  preparationReplies: [DATE_LINE],
  pager: { pattern: /^ ?--More-- ?$/, answer: ' ' },
  commandErrors: [
    /^% ?Invalid input detected/,
    /^% ?Incomplete command/,
    /^% ?Ambiguous command/,
    /^% ?Unknown command/,
    /^% ?This command is not authorized/,
  ],
  configErrors: [/^%/, /^!! SYNTAX\/AUTHORIZATION ERRORS/],
  configWarnings: [/^% ?Warning/i, /^% ?Informational/i],
  unasked: [
    /^(?:RP|LC)\/\d{1,3}\/\w{1,8}\/CPU\d{1,2}:\w{3} {1,2}\d{1,2} [\d:.]{8,15} .{0,100}%[A-Z0-9_]+-[A-Z0-9_]+-\d-[A-Z0-9_]+ ?:/,
  ],
  reload: {
    command: 'reload',
    mode: 'enable',
    dialogs: [
      { pattern: /^Proceed with reload\? ?\[confirm\]$/, answer: '\n' },
      { pattern: /^Reload node \? \[no,yes\] ?$/, answer: 'yes\n' },
    ],
  },
  identity: {
    command: 'show version',
    uptime: /^\S{1,64} uptime is (?<uptime>.{1,200})$/,
    version: /^(?:Cisco IOS XR Software, Version | {0,4}Version {1,10}: )(?<version>[^\s,[]{1,64})/,
  },
  showConfig: {
    views: [
      { source: 'running', modes: ['enable'], command: 'show running-config', end: /^end$/ },
      { source: 'running', modes: ['config'], command: 'do show running-config', end: /^end$/ },
      {
        source: 'candidate',
        modes: ['config'],
        command: 'show configuration merged',
        end: /^end$/,
      },
    ],
    chatter: [DATE_LINE, /^Building configuration\.\.\.$/],
    volatile: [/^!! Last configuration change at .*$/],
  },
  readOnly: /^(?:show|dir)\b(?!.*(?:>|\btech|\|(?! ?(?:include|exclude|begin|section|count)\b)))/,
  neverInterrupt: /^(?:abort|admin|clear|commit|configure|copy|delete|end|install|reload|rollback)/,
  liveKeys: ['?'],
  maxSessions: 64,
  loginsPerSecond: 1,
  files: {
    mode: 'enable',
    // what "dir" names is a folder of Linux on some releases, which is no file system of the others
    fileSystem: 'disk0:/',
    size: {
      command: 'dir {path}',
      // with a count of links, or without on the older ones
      line: /^\s{0,8}\d+\s+-\S*\s+(?:\d+\s+)?(?<value>\d+)\s+[A-Z][a-z]{2}\s.*[\s/]\{name\}\s*$/,
    },
    absent: [/\bNo such file or directory\b/],
    free: { command: 'dir {fileSystem}', line: /\((?<value>\d+) kbytes free\)/ },
    freeUnitBytes: 1_024,
    checksums: [
      {
        algorithm: 'md5',
        command: 'show md5 file /{path}',
        line: /^(?<value>[0-9A-Fa-f]{32})\s*$/,
      },
    ],
    transfer: { protocols: ['sftp', 'scp'] },
    remove: {
      command: 'delete {path}',
      dialogs: [{ pattern: /^Delete \S{1,300}\[confirm\]$/, answer: '\n' }],
    },
  },
  sources: {
    files:
      "[N] disk0:, dir, kbytes free, show md5 file /disk0:/f; [D] its columns: ntc-templates; [R] those of older releases, in others' captures; [K] delete asks, SCP and SFTP wherever SSH is. Nothing renames a file",
    aliases: '[N] napalm-iosxr; [S] cisco_iosxr',
    modes:
      '[S] prompts; [U] sysadmin-vm:0_RP0#, (admin); the name is cut in config prompts (to 31 characters with its place [N])',
    changes:
      '[N] configure exclusive, end; production safety rule 14; [K] admin, exit. Uncommitted changes make "end" ask, which nobody answers',
    candidate:
      '[N] commit and its words, which exclude each other, the question about other commits (to which "no" commits nothing), show configuration failed; [D] commit confirmed from 30 s (at most 300 s on old trains), production safety rule 13; [U] retries, abort; [R] measured by others on an XRv 9000 24.3.1: a trial is confirmed only by the session that began it, what it then says, what it asks who leaves, how a second user is refused, sessions detail; [K] "is locked". A commit says nothing: it is proven by a target that is empty behind it',
    preparation:
      '[N,S] terminal width 511, terminal length 0; [A] terminal exec prompt no-timestamp, of the session',
    preparationReplies: 'the line with the date: [D] outputs of real devices in ntc-templates',
    pager: '[K] --More--',
    commandErrors: '[S]; [A] not authorized',
    configErrors: 'production safety rule 11; [K] the head of show configuration failed',
    unasked: '[K] place, date, process, facility',
    neverInterrupt: 'production safety rule 6',
    maxSessions: '[D] production safety rule 19',
    loginsPerSecond: '[D] 60 a minute, production safety rule 19',
    structure: '[N,S] no; sections by indentation, and shutdown shown, as its outputs show',
    reload: '[U] Reload node ? [no,yes]; [D] Proceed with reload? [confirm]',
    identity: '[D] show version of real devices, in ntc-templates',
    showConfig:
      '[D] show running-config, show configuration merged; the line with the date: ntc-templates; [K] end, "Last configuration change"',
  },
})
