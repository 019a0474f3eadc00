import { checkPlatform } from './check-platform.ts'

/**
 * FRRouting's `vtysh` as a log-in shell.
 *
 * Source of all facts unless tagged: [M] observed on FRR 8.4.4 behind OpenSSH.
 */
export const frr = checkPlatform({
  name: 'frr',
  modes: [
    { name: 'enable', prompt: /^(?<device>[A-Za-z0-9][^\s()]{0,62})# $/, interrupt: '\x03' },
    {
      name: 'config',
      prompt: /^(?<device>[A-Za-z0-9][^\s()]{0,62})\([^\s()]{1,63}\)# $/,
      interrupt: '\x03',
    },
  ],
  changes: [
    { from: 'enable', to: 'config', command: 'configure terminal' },
    { from: 'config', to: 'enable', command: 'end' },
  ],
  configMode: 'config',
  privilegedMode: 'enable',
  structure: { form: 'indent', negation: 'no', offUnlessShown: [/^shutdown$/] },
  preparation: ['terminal length 0'],
  preparesReadingOnly: 'pager',
  commandErrors: [/^% Unknown command/, /^% Command incomplete/, /^% Ambiguous command/],
  configErrors: [/^%/, /^[a-z0-9]{2,10}d is not running$/, /^BGP is already running/],
  save: { command: 'write memory', mode: 'enable', success: /^\[OK\]$/ },
  showConfig: {
    views: [{ source: 'running', modes: ['enable'], command: 'show running-config', end: /^end$/ }],
    chatter: [/^Building configuration\.\.\.$/, /^Current configuration:$/, /^!$/],
  },
  typeAhead: 'proven',
  readOnly: /^show\b(?!.*(?:\btech|\|(?! ?include\b)))/,
  neverInterrupt: /^(?:copy|wr)/,
  liveKeys: ['?'],
  literalNext: '\x16',
  sources: {
    typeAhead: '[M] vtysh 8.4 took 5 000 queued lines and lost none',
    modes: '[M] "vm# ", "vm(config-if)# ", with a trailing space; no enable',
    interrupt: '[M] Ctrl-C empties the line and stays in the mode',
    preparation: '[M] terminal length 0 switches the pager off',
    preparesReadingOnly:
      '[M] terminal length is about the pager of vtysh; configuration mode does not know it',
    changes: '[M]',
    commandErrors: '[M]',
    configErrors:
      '[M] without "%": "bgpd is not running" for a line of a daemon that is not there, and "BGP is already running; AS is 65000" for another process, behind which children would go elsewhere',
    save: '[M] ends in [OK]',
    literalNext: '[M] Ctrl-V before ?',
    structure: '[N,S] no; sections by indentation, and shutdown shown, as its outputs show',
    showConfig: '[M] head and end; show startup-config is empty: the file is on the host',
  },
})
