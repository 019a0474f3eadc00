import { checkPlatform } from './check-platform.ts'

/**
 * ArubaOS-CX.
 *
 * Sources: [S] scrapli definitions, [N] Netmiko, [D] outputs in Aruba's and users' documentation, [K] field
 * experience, unverified.
 */
export const arubaAoscx = checkPlatform({
  name: 'aruba_aoscx',
  aliases: ['aoscx'],
  modes: [
    { name: 'exec', prompt: /^(?<device>[A-Za-z0-9][^\s()<>#]{0,62})> ?$/ },
    { name: 'enable', prompt: /^(?<device>[A-Za-z0-9][^\s()<>#]{0,62})# ?$/ },
    {
      name: 'config',
      prompt: /^(?<device>[A-Za-z0-9][^\s()<>#]{0,62})\(config[^\s()]{0,63}\)# ?$/,
    },
  ],
  changes: [
    { from: 'enable', to: 'config', command: 'configure terminal' },
    { from: 'config', to: 'enable', command: 'end' },
  ],
  configMode: 'config',
  privilegedMode: 'enable',
  structure: { form: 'indent', negation: 'no' },
  preparation: ['no page'],
  enter: '\r',
  pager: { pattern: /^ ?-- MORE --,.{1,100}$/, answer: ' ' },
  commandErrors: [/^Invalid input:/, /^% ?Command incomplete/, /^% ?Ambiguous command/],
  configErrors: [/^Invalid input:/, /^%/, /^Error/i, /\bdoesn't exist\b/, /\bdoes not exist\b/],
  configWarnings: [/^% ?Warning/i],
  save: {
    command: 'write memory',
    mode: 'enable',
    success: /^Copying configuration: \[Success\]$/,
  },
  showConfig: {
    views: [
      { source: 'running', modes: ['enable'], command: 'show running-config' },
      { source: 'startup', modes: ['enable'], command: 'show startup-config' },
    ],
    chatter: [/^(?:Current|Startup) configuration:$/],
  },
  readOnly: /^show\b(?!.*(?:>|\btech|\|(?! ?(?:include|exclude|begin|count)\b)))/,
  neverInterrupt: /^(?:boot|checkpoint|configure|copy|erase|write)/,
  liveKeys: ['?'],
  sources: {
    modes: '[S,N]; [K] ">" of an operator',
    changes: '[S] configure terminal; [N] end',
    preparation: '[S,N] no page',
    enter: '[N]',
    pager: '[K] as ProCurve',
    commandErrors: '[S]; [K] Ambiguous',
    configErrors: "[S] doesn't exist; [K] Error, does not exist",
    save: '[D] Copying configuration: [Success]',
    neverInterrupt: 'production safety rule 6',
    structure: '[N,S] no; sections by indentation, as its outputs show',
    showConfig: '[D] commands; [K] head; no end marker',
  },
})
