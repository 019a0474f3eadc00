import { checkPlatform } from './check-platform.ts'

/**
 * Cisco IOS-XR. Lines go to a target configuration and count when they are committed.
 *
 * Sources: [S] scrapli definitions and prompts, [N] Netmiko, [U] unicon, [A] Ansible, [D] Cisco's
 * configuration guides, [K] field experience, unverified.
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
  preparation: ['terminal width 511', 'terminal length 0'],
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
    chatter: [
      /^[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} [\d:.]{8,12} \S{1,8}$/,
      /^Building configuration\.\.\.$/,
    ],
    volatile: [/^!! Last configuration change at .*$/],
  },
  readOnly: /^(?:show|dir)\b(?!.*(?:>|\btech|\|(?! ?(?:include|exclude|begin|section|count)\b)))/,
  neverInterrupt: /^(?:abort|admin|clear|commit|configure|copy|delete|end|install|reload|rollback)/,
  liveKeys: ['?'],
  maxSessions: 64,
  loginsPerSecond: 1,
  sources: {
    aliases: '[N] napalm-iosxr; [S] cisco_iosxr',
    modes:
      '[S] prompts; [U] sysadmin-vm:0_RP0#, (admin); the name is cut in config prompts (to 31 characters with its place [N])',
    changes:
      '[N] configure exclusive, end; production safety rule 14; [K] admin, exit. Uncommitted changes make "end" ask, which nobody answers',
    preparation: '[N,S] terminal width 511, terminal length 0',
    pager: '[K] --More--',
    commandErrors: '[S]; [A] not authorized',
    configErrors: 'production safety rule 11; [K] the head of show configuration failed',
    unasked: '[K] place, date, process, facility',
    neverInterrupt: 'production safety rule 6',
    maxSessions: '[D] production safety rule 19',
    loginsPerSecond: '[D] 60 a minute, production safety rule 19',
    showConfig:
      '[D] show running-config, show configuration merged; the line with the date: ntc-templates; [K] end, "Last configuration change"',
  },
})
