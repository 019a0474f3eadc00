import { definePlatform } from '@nornir-ts/plugins-ssh'

/** The command line of an FRR daemon that was started with `--tcli`, as docs/platforms.md shows it. */
export const frrTransactional = definePlatform({
  extends: 'frr',
  name: 'frr_transactional',
  modes: [
    { name: 'exec', prompt: /^(?<device>\S{1,63})> $/ },
    { name: 'enable', prompt: /^(?<device>[^\s()]{1,63})# $/ },
    { name: 'config', prompt: /^(?<device>[^\s()]{1,63})\([^\s()]{1,63}\)# $/ },
  ],
  changes: [
    { from: 'exec', to: 'enable', command: 'enable', secretPrompt: /^Password: $/ },
    { from: 'enable', to: 'config', command: 'configure exclusive' },
    { from: 'config', to: 'enable', command: 'end' },
  ],
  configMode: undefined, // lines do not count at once
  candidate: {
    mode: 'config',
    entries: [
      { lock: 'exclusive', from: 'enable', command: 'configure exclusive' },
      { lock: 'private', from: 'enable', command: 'configure private' },
    ],
    locked: [/^% Configuration is locked by other client$/],
    compare: { command: 'show configuration candidate changes' },
    check: {
      command: 'commit check',
      success: /^% Candidate configuration validated successfully\.$/,
    },
    commit: { command: 'commit{words}', success: /^% Configuration committed successfully/ },
    words: { confirmed: 'confirmed {units}', comment: 'comment {text}' },
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
  commandErrors: [/^% (?:\[\w{1,16}\] )?Unknown command/],
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
  save: undefined,
  sources: { candidate: 'FRR 8.4.4, ripd --tcli', showConfig: 'the same' },
})
