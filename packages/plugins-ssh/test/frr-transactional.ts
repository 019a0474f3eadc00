import { definePlatform } from '../src/platform/define-platform.ts'

/** The command line of an FRR daemon that was started with `--tcli`, as a user would describe it. */
export const frrTransactional = definePlatform({
  name: 'frr_transactional',
  modes: [
    { name: 'exec', prompt: /^(?<device>\S{1,63})> $/, interrupt: '\x03' },
    { name: 'enable', prompt: /^(?<device>[^\s()]{1,63})# $/, interrupt: '\x03' },
    { name: 'config', prompt: /^(?<device>[^\s()]{1,63})\([^\s()]{1,63}\)# $/, interrupt: '\x03' },
  ],
  changes: [
    { from: 'exec', to: 'enable', command: 'enable', secretPrompt: /^Password: $/ },
    { from: 'enable', to: 'config', command: 'configure exclusive' },
    { from: 'config', to: 'enable', command: 'end' },
  ],
  candidate: {
    mode: 'config',
    entries: [
      { lock: 'exclusive', from: 'enable', command: 'configure exclusive' },
      { lock: 'private', from: 'enable', command: 'configure private' },
      { lock: 'shared', from: 'enable', command: 'configure terminal' },
    ],
    locked: [/^% Configuration is locked by other client$/],
    compare: { command: 'show configuration candidate changes' },
    check: {
      command: 'commit check',
      success: /^% Candidate configuration validated successfully\.$/,
    },
    commit: { command: 'commit{words}', success: /^% Configuration committed successfully/ },
    words: { force: 'force', confirmed: 'confirmed {units}', comment: 'comment {text}' },
    commitErrors: [/^%/],
    nothing: /^% No configuration changes to commit\.$/,
    confirmed: {
      unitMs: 60_000,
      min: 1,
      max: 60,
      confirm: { command: 'commit', mode: 'config', success: /^% Commit complete\.$/ },
      cancel: [{ command: 'end', mode: 'config', success: /^Rollback performed successfully/ }],
      isForAnySession: false,
    },
    discard: 'discard',
  },
  privilegedMode: 'enable',
  preparation: ['terminal length 0'],
  commandErrors: [/^% (?:\[\w{1,16}\] )?Unknown command/],
  configErrors: [/^%/],
  showConfig: {
    views: [
      {
        source: 'running',
        modes: ['enable', 'config'],
        command: 'show configuration running',
        end: /^end$/,
      },
    ],
    chatter: [/^Configuration:$/],
  },
  readOnly: /^show\b/,
  liveKeys: ['?'],
  sources: { all: 'observed on FRR 8.4.4, ripd --tcli' },
})
