import { checkPlatform } from './check-platform.ts'
import { ciscoIosFiles } from './cisco-ios-files.ts'

/**
 * Cisco IOS and IOS-XE.
 *
 * Sources: [S] scrapli definitions, [N] Netmiko, [U] unicon, [D] Cisco's configuration guides, [K] field
 * experience, unverified.
 */
export const ciscoIos = checkPlatform({
  name: 'cisco_ios',
  aliases: ['ios', 'cisco_xe', 'cisco_iosxe', 'iosxe'],
  modes: [
    { name: 'standby', prompt: /^[A-Za-z0-9][^\s()]{0,62}-stby[>#]$/ },
    { name: 'tcl', prompt: /^(?:\+>|\S{1,63}\(tcl\)#)$/ },
    {
      name: 'shell',
      prompt: /^\[(?:[^\s\]]{1,63}:\/[^\s\]]{0,100}|guestshell@guestshell [^\]]{1,64})\][$#] ?$/,
    },
    { name: 'boot', prompt: /^\S{0,63}\((?:boot|standby|s1|s2|maint-mode|admin)\)[>#]$/ },
    { name: 'exec', prompt: /^(?<device>[A-Za-z0-9][^\s()<>#]{0,62})>$/, interrupt: '\x1e' },
    {
      name: 'enable',
      prompt: /^(?:\(unlicensed\))?(?<device>[A-Za-z0-9][^\s()]{0,62})#$/,
      interrupt: '\x1e',
    },
    { name: 'config', prompt: /^(?<device>[A-Za-z0-9][^\s()]{0,62})\([^\s()]{1,63}\)#$/ },
  ],
  changes: [
    { from: 'exec', to: 'enable', command: 'enable', secretPrompt: /^[Pp]assword: ?$/ },
    { from: 'enable', to: 'exec', command: 'disable' },
    { from: 'enable', to: 'config', command: 'configure terminal' },
    { from: 'config', to: 'enable', command: 'end' },
    { from: 'enable', to: 'tcl', command: 'tclsh' },
    { from: 'tcl', to: 'enable', command: 'tclquit' },
    { from: 'shell', to: 'enable', command: 'exit' },
  ],
  configMode: 'config',
  snapshot: {
    take: {
      command: 'copy running-config flash:{name}',
      mode: 'enable',
      dialogs: [{ pattern: /^Destination filename \[\S{1,100}\]\? ?$/, answer: '\n' }],
      success: /^\d+ bytes copied in /,
    },
    restore: {
      command: 'configure replace flash:{name} force',
      mode: 'enable',
      success: /^Rollback Done\.?$/,
    },
    remove: {
      command: 'delete /force flash:{name}',
      mode: 'enable',
      proof: {
        command: 'dir flash:{name}',
        line: /^%?Error opening .{0,100}\bNo such file/,
      },
    },
    lastChange: {
      command: 'show running-config | include Last configuration change',
      line: /^! Last configuration change at .{1,100}$/,
    },
  },
  revertTimer: {
    from: 'enable',
    to: 'config',
    command: 'configure terminal revert timer {units}',
    unitMs: 60_000,
    min: 1,
    max: 120,
    unavailable: [/^% ?Turn config archive on/i, /^% ?Invalid input/],
    probe: {
      command: 'show archive config rollback timer',
      mode: 'enable',
      pending: /^\s{0,8}(?:Time configured|Timer value)/,
    },
    confirm: {
      command: 'configure confirm',
      mode: 'enable',
      proof: {
        command: 'show archive config rollback timer',
        line: /^\s{0,8}% ?No Rollback Confirmed Change pending/,
      },
    },
    cancel: { command: 'configure revert now', mode: 'enable', success: /\bRollback Done\.?$/ },
  },
  privilegedMode: 'enable',
  structure: { form: 'indent', negation: 'no', offUnlessShown: [/^shutdown$/] },
  preparation: ['terminal width 511', 'terminal length 0'],
  preparesReadingOnly: true,
  loginDialogs: [
    {
      pattern: /^Would you like to enter the initial configuration dialog\? \[yes\/no\]: ?$/,
      answer: 'no\n',
    },
  ],
  pager: { pattern: /^ ?--More-- ?$/, answer: ' ' },
  commandErrors: [
    /^% ?Invalid input detected/,
    /^% ?Incomplete command/,
    /^% ?Ambiguous command/,
    /^% ?Unknown command/,
    /^% ?Bad IP address or host name/,
    /^Command authorization failed/,
  ],
  configErrors: [
    /^%/,
    /^Command authorization failed/,
    /^Command rejected:/,
    /^Bad mask/,
    /\boverlaps with\b/,
  ],
  configWarnings: [
    /^% ?Warning/i,
    /^% ?Informational/i,
    /^%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)?-\d-[A-Z0-9_]+:/,
  ],
  unasked: [/(?:^|[\s:])%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)?-\d-[A-Z0-9_]+:/],
  textInputs: [
    {
      start:
        /^\s*banner (?:motd|login|exec|incoming|prompt-timeout|slip-ppp) +(?<delimiter>\^C|\S)(?<text>.*)$/,
      ready: /^Enter TEXT message/,
    },
    {
      start: /^\s*certificate (?:ca |self-signed )?(?<serial>[0-9A-Fa-f]+)$/,
      ready: /^Enter the certificate/,
      endLine: /^\s*quit$/,
    },
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
        pattern: /^System configuration has been modified\. Save\? \[yes\/no\]: ?$/,
        answer: 'no\n',
      },
      { pattern: /^Proceed with reload\? ?\[confirm\]$/, answer: '\n' },
    ],
  },
  identity: {
    command: 'show version',
    uptime: /^\S{1,64} uptime is (?<uptime>.{1,200})$/,
    version: /^(?:Cisco IOS|IOS).{0,200}, Version (?<version>[^\s,]{1,64})/,
  },
  boot: { line: 'boot system {image}', others: /^boot system / },
  showConfig: {
    views: [
      { source: 'running', modes: ['enable'], command: 'show running-config', end: /^end$/ },
      { source: 'startup', modes: ['enable'], command: 'show startup-config', end: /^end$/ },
    ],
    chatter: [
      /^Building configuration\.\.\.$/,
      /^Current configuration : \d+ bytes$/,
      /^Using \d+ (?:\([^)]{0,100}\) )?out of \d+ bytes.{0,100}$/,
    ],
    volatile: [
      /^! Last configuration change at .*$/,
      /^! NVRAM config last updated at .*$/,
      /^! No configuration change since last restart$/,
      /^ntp clock-period \d+$/,
    ],
  },
  readOnly:
    /^(?:show|dir|more|verify|who|where)\b(?!.*(?:\btech|\|(?! ?(?:include|exclude|begin|section|count)\b)))/,
  neverInterrupt: /^(?:archive|configure|copy|delete|erase|format|install|reload|request|wr)/,
  liveKeys: ['?'],
  literalNext: '\x16',
  files: ciscoIosFiles,
  sources: {
    files:
      '[N] dir, its columns and what is free, verify /md5, Delete filename, ip scp server enable, tclsh; [M] Tcl 8.6 of Debian: open, fconfigure, puts, close, octal escapes, as the reference of Tcl 8.3 has them; [K] /sha512 of IOS-XE, rename and what it asks',
    aliases: '[N] cisco_ios and cisco_xe share one driver; napalm-ios names both "ios"',
    modes:
      '[S] prompts; [U] config prompts need not start with "config", closed list of others; [U] -stby, (boot), (unlicensed), bash and guestshell of IOS-XE',
    interrupt:
      '[U] unicon sends 0x1e; none in config: [K] Ctrl-C leaves it, Ctrl-Z may run the half-typed line',
    changes: '[N,S] enable, configure terminal, end; [D] disable',
    snapshot:
      '[D] configure replace: Rollback Done; [N] copy: Destination filename, bytes copied, delete; production safety rule 9; [S] the line of the last change, with time and user, in the recording of a CSR 1000V',
    revertTimer:
      '[D] configure terminal revert timer 1-120, configure confirm, configure revert now; NAPALM: show archive config rollback timer, "No Rollback Confirmed Change pending", "Timer value"; [R] "Turn config archive on before using Rollback Confirmed Change"; [K] what revert now says',
    preparation: '[N,S] terminal length 0, terminal width 0-512',
    preparesReadingOnly: '[D] terminal length and width are about the display of this session',
    loginDialogs:
      '[N] telnet_login answers "initial configuration dialog" with no, which changes nothing',
    pager: '[D] --More-- waits for space, return or q',
    commandErrors: '[S] all but the last two; [K] Bad IP address or host name',
    configErrors:
      '[A] Command rejected, overlaps, Bad mask; production safety rule 11 for every line with %',
    textInputs:
      '[D] banner: "Enter TEXT message.  End with the character"; [K] certificates end with quit',
    save: '[N] Building configuration... [OK]',
    neverInterrupt: 'production safety rule 6',
    literalNext: '[D] Ctrl-V before ? enters a question mark',
    structure: '[N,S] no; sections by indentation, and shutdown shown, as its outputs show',
    reload:
      '[D,U] System configuration has been modified, Proceed with reload? [confirm]; nothing is saved unless asked',
    identity: '[D] show version of real devices, in ntc-templates',
    boot: '[D] boot system, tried in the order in which they stand',
    showConfig:
      '[S] the recording of a CSR 1000v: head, "Last configuration change", end; [D] startup, NVRAM, Using … out of; [K] No configuration change, ntp clock-period',
  },
})
