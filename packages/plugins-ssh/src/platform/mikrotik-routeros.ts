import { checkPlatform } from './check-platform.ts'

/**
 * MikroTik RouterOS. It has no modes, every line counts at once, and it repaints what is typed; the user
 * name `admin+ct511w4098h` asks for a plain, wide terminal.
 *
 * Sources: [N] Netmiko, [A] Ansible, [D] MikroTik's documentation, [K] field experience, unverified.
 */
export const mikrotikRouteros = checkPlatform({
  name: 'mikrotik_routeros',
  aliases: ['routeros'],
  modes: [
    {
      name: 'exec',
      prompt: /^(?<device>\[[^\s\]@]{1,64}@[^\]]{1,64}\]) (?:\/?[\w\-/ ]{1,100})?(?:>|<SAFE>) $/,
    },
  ],
  changes: [],
  configMode: 'exec',
  configTop: '/',
  // An open brace or quote, and a line that goes on in the next one, as in an export.
  openLines: [/\\$/, /[{[(]\s*$/, /^[^"]*"(?:[^"\\]|\\.)*$/],
  preparation: [],
  enter: '\r\n',
  loginDialogs: [
    { pattern: /^Do you want to see the software license\? \[Y\/n\]: ?$/, answer: 'n' },
  ],
  pager: { pattern: /^-- \[Q quit\|D dump\|[^\]]{1,40}\]\s*$/, answer: 'D' },
  commandErrors: [
    /^bad command name/,
    /^syntax error \(line/,
    /^expected (?:end of command|command name|closing)/,
    /^no such (?:item|command)/,
    /^invalid value for/,
    /^input does not match/,
    /^ambiguous value/,
    /^failure:/,
  ],
  configErrors: [
    /^(?:bad|syntax|expected|no such|invalid|input does not|ambiguous|failure:|error:?) ?/i,
    /^(?:missing|unknown|unrecognized|unsupported|not enough permissions|action|argument)\b/i,
    /^(?:value of|item|already|can ?not|can't|could ?n't|could not|script error|timeout)\b/i,
    /\b(?:out of range|must be|not found|not allowed|not permitted)\b/i,
  ],
  showConfig: {
    views: [{ source: 'running', modes: ['exec'], command: '/export' }],
    volatile: [/(?<=^# )\S{1,16} \S{1,12}(?= by RouterOS )/],
  },
  readOnly:
    /^\/?(?:[a-z][a-z0-9\-/ ]{0,100}[ /])?(?:print(?: (?:detail|brief|terse|count-only|without-paging))?|export(?: (?:compact|terse|hide-sensitive))?)$/,
  neverInterrupt: /^\/?(?:export|import|system|file|tool)/,
  liveKeys: ['?'],
  sources: {
    modes: '[N] [u@h] >, [u@h] /ip/address>, <SAFE>',
    enter: '[N]',
    loginDialogs: '[N]',
    pager: '[K] D shows the rest at once, as it says itself',
    commandErrors: '[A] bad command name, no such item, invalid value for; [K] the others',
    configMode: '[D] every line counts at once, in the only mode',
    configTop: '[D] / goes to the top of the menus',
    openLines:
      '[D] a backslash joins lines, braces and quotes go over lines; refused rather than typed',
    configErrors: '[A,D] as commandErrors; [K] the others: rather one too many',
    save: 'none: what is set is kept [D]',
    readOnly: 'no arguments: [] in them runs commands [D]',
    neverInterrupt: 'production safety rule 6',
    showConfig:
      '[D] /export; the line with the date: ntc-templates; no end marker. From version 7 on secrets are left out [D]',
  },
})
