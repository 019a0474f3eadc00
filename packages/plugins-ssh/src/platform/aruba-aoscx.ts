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
  snapshot: {
    take: {
      command: 'copy running-config checkpoint {name}',
      mode: 'enable',
      success: /^(?:Success|Copying configuration: \[Success\])\s*$/,
    },
    restore: { command: 'checkpoint rollback {name}', mode: 'enable', success: /^Success\s*$/ },
    remove: {
      command: 'erase checkpoint {name}',
      mode: 'enable',
      proof: {
        command: 'show checkpoint list all',
        line: /^\|\s{0,20}NAME\b/,
        noLine: /^\|\s{0,20}\{name\}\b/,
      },
    },
  },
  revertTimer: {
    from: 'enable',
    command: 'checkpoint auto {units}',
    started: /^Auto checkpoint mode expires in \{units\} minute\(s\)/,
    unitMs: 60_000,
    min: 1,
    max: 60,
    unavailable: [/^Invalid input:/],
    confirm: {
      command: 'checkpoint auto confirm',
      mode: 'enable',
      success: /^checkpoint AUTO\d{14} created\s*$/i,
    },
  },
  privilegedMode: 'enable',
  structure: { form: 'indent', negation: 'no' },
  preparation: ['no page'],
  enter: '\r',
  pager: { pattern: /^ ?-- MORE --,.{1,100}$/, answer: ' ' },
  commandErrors: [/^Invalid input:/, /^% ?Command incomplete/, /^% ?Ambiguous command/],
  configErrors: [/^Invalid input:/, /^%/, /^Error/i, /\bdoesn't exist\b/, /\bdoes not exist\b/],
  configWarnings: [/^% ?Warning/i],
  unasked: [
    /^WARNING\s{1,4}Please "checkpoint auto confirm" within \d/,
    /^WARNING: Restoring configuration\. Do NOT add any new configuration/,
    /^Restoration successful\s*$/,
  ],
  save: {
    command: 'write memory',
    mode: 'enable',
    success: /^(?:Success|Copying configuration: \[Success\])\s*$/,
  },
  reload: {
    command: 'boot system',
    mode: 'enable',
    dialogs: [
      {
        pattern: /^Do you want to save the current configuration \(y\/n\)\? ?$/,
        answer: 'n\r',
      },
      { pattern: /^Continue \(y\/n\)\? ?$/, answer: 'y\r' },
    ],
  },
  identity: {
    command: 'show system',
    uptime: /^Up Time\s{0,20}: (?<uptime>.{1,200})$/,
    version: /^(?:Aruba|A)OS-CX Version\s{0,20}: (?<version>\S{1,64})/,
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
    snapshot:
      '[D] Aruba, AOS-CX 10.01 to 10.04 and 10.15, checkpoint commands: copy running-config checkpoint, checkpoint rollback: Success; erase checkpoint; show checkpoint list all. One is made only when something has changed since the last one',
    revertTimer:
      '[D] Aruba, AOS-CX 10.01 to 10.04 and 10.15, checkpoint auto 1-60, "Auto checkpoint mode expires in 20 minute(s)", checkpoint auto confirm, "checkpoint AUTO20170801011154 created"; nothing is known that shows the timer of somebody else, or ends it at once',
    unasked: '[D] Aruba, checkpoint auto',
    save: '[D] Copying configuration: [Success]; up to 10.03 Success',
    reload:
      '[D] Aruba, AOS-CX 10.07, boot system: save the current configuration (y/n)?, Continue (y/n)?; [K] that Enter follows a key',
    identity: '[D] show system of a 6300, in ntc-templates; [K] AOS-CX Version',
    neverInterrupt: 'production safety rule 6',
    structure: '[N,S] no; sections by indentation, as its outputs show',
    showConfig: '[D] commands; [K] head; no end marker',
  },
})
