import { checkPlatform } from './check-platform.ts'

/**
 * Nokia SR OS: the model-driven command line (its prompt has two lines and an `@`), of which lines go to a
 * candidate, and the classic one, of which every line counts at once.
 *
 * Sources: [S] scrapli definitions and prompts, [N] Netmiko, [D] Nokia's documentation, [K] field experience,
 * unverified.
 */
export const nokiaSros = checkPlatform({
  name: 'nokia_sros',
  aliases: ['sros', 'alcatel_sros', 'nokia_sros_classic'],
  textfsm: 'alcatel_sros',
  modes: [
    {
      name: 'config',
      prompt: /^\*?[A-Z]:(?<device>[^\s@#]{1,64}@[^\s@#]{1,64})# ?$/,
      above:
        /^[!*]{0,2}(?:\((?:ex|gl|pr|ro)(?::[\w-]{1,32})?\)\[.{0,500}|\[(?:ex|gl|pr|ro):.{0,500})\]\s*$/,
    },
    {
      name: 'exec',
      prompt: /^\*?[A-Z]:(?<device>[^\s@#]{1,64}@[^\s@#]{1,64})# ?$/,
      preparation: [
        'environment command-completion space false',
        'environment more false',
        'environment console width 512',
        '//environment no more',
      ],
    },
    {
      name: 'classic_config',
      prompt: /^\*?[A-Z]:(?<device>[^\s@>#]{1,64})>config[^\s#$]{0,300}[#$] ?$/,
    },
    {
      name: 'classic',
      prompt: /^\*?[A-Z]:(?<device>[^\s@>#]{1,64})(?:>[^\s#$]{1,300})?[#$] ?$/,
      preparation: ['environment no more'],
    },
  ],
  promptLead:
    /^[!*]{0,2}(?:\((?:ex|gl|pr|ro)(?::[\w-]{1,32})?\))?\[(?:(?:ex|gl|pr|ro):)?\/.{0,500}\]\s*$/,
  changes: [
    { from: 'exec', to: 'config', command: 'edit-config exclusive' },
    { from: 'config', to: 'exec', command: 'quit-config' },
    { from: 'classic', to: 'classic_config', command: 'configure' },
    { from: 'classic_config', to: 'classic', command: 'exit all' },
  ],
  candidate: {
    mode: 'config',
    entries: [
      { lock: 'exclusive', from: 'exec', command: 'edit-config exclusive' },
      { lock: 'private', from: 'exec', command: 'edit-config private' },
      { lock: 'shared', from: 'exec', command: 'edit-config global' },
    ],
    locked: [/\bdatastore access unavailable\b/, /\bhas exclusive lock on configuration\b/],
    pending: [/\bCommit canceled - commit confirmed in progress\b/],
    top: 'exit all',
    compare: { command: 'compare' },
    check: { command: 'validate', proof: { command: 'validate', isEmpty: true } },
    commit: {
      command: 'commit{words}',
      success: /^INFO: .{0,40}Commit confirmed - automatic rollback in\b/,
      proof: { command: 'compare', isEmpty: true },
    },
    words: { confirmed: 'confirmed {units}', comment: 'comment "{text}"' },
    commitErrors: [/^(?:MINOR|MAJOR|CRITICAL):/],
    confirmed: {
      unitMs: 60_000,
      min: 1,
      max: 168,
      confirm: {
        command: 'commit confirmed accept',
        mode: 'config',
        success: /^INFO: .{0,40}Commit confirmed - accepted\b/,
      },
      cancel: [
        {
          command: 'commit confirmed cancel',
          mode: 'config',
          success: /^INFO: .{0,40}Commit confirmed - cancell?ed\b/,
        },
        { command: 'discard', mode: 'config', proof: { command: 'compare', isEmpty: true } },
      ],
      isForAnySession: false,
    },
    discard: 'discard',
  },
  preparation: [],
  pager: { pattern: /^Press any key to continue \(Q to quit\)\s*$/, answer: ' ' },
  commandErrors: [/^(?:MINOR|MAJOR|CRITICAL):/, /^\s{0,12}Error:/, /^Bad [Cc]ommand/],
  configErrors: [/^(?:MINOR|MAJOR|CRITICAL):/, /^\s{0,12}Error:/, /^Bad [Cc]ommand/],
  configWarnings: [/^INFO:/],
  save: { command: '/admin save', mode: 'exec', success: /^Completed\.\s*$/ },
  showConfig: {
    views: [
      {
        source: 'running',
        modes: ['exec', 'config'],
        command: '/admin show configuration',
        end: /^# Finished \S.*$/,
      },
      {
        source: 'running',
        modes: ['classic', 'classic_config'],
        command: 'admin display-config',
        end: /^# Finished \S.*$/,
      },
    ],
    volatile: [/^# (?:Generated|Finished|Last modified) .*$/],
  },
  readOnly: /^\/?(?:show|info)\b(?!.*(?:>|\btech|\|(?! ?(?:match|no-more|count)\b)))/,
  neverInterrupt:
    /^\/?(?:admin|clear|commit|configure|discard|edit-config|file|load|quit-config|reboot|rollback|tools)/,
  liveKeys: ['?'],
  files: {
    mode: 'exec',
    fileSystem: 'cf3:',
    size: { command: 'file list {path}', line: /^\S+\s+\S+\s+(?<value>\d+)\s+\{name\}\s*$/ },
    absent: [/\bFile Not Found\b/],
    free: { command: 'file list {fileSystem}', line: /\s(?<value>\d+) bytes free\b/ },
    freeUnitBytes: 1,
    checksums: [],
    // root: users name the folder behind the card
    transfer: { protocols: ['scp'], root: 'cf3:/' },
    rename: { command: 'file move {path} {to}' },
    remove: { command: 'file remove {path} force' },
  },
  sources: {
    files:
      "[N] file list, File Not Found, its columns and what is free; no checksum; [R] scp to cf3:/ and file remove, which the classic command line calls delete, in Nokia's labs and in scripts of others; [D] file move; [K] what they say",
    aliases: '[N] alcatel_sros; [S] nokia_sros_classic',
    textfsm: '[D] the index of ntc-templates',
    modes:
      '[S] prompts; [D] [ex:/configure], [pr:/configure]; [S] a context such as (ex:bof); the "*" says that something is not saved',
    promptLead: '[S,D] the line with the context',
    changes:
      '[N] edit-config exclusive, quit-config; configure, exit all. Uncommitted changes make quit-config ask, which nobody answers',
    preparation:
      '[N] of the session; both where the two command lines are mixed; the classic one has no width',
    pager: '[K] Press any key to continue (Q to quit)',
    commandErrors: '[S]; [K] CRITICAL:',
    configErrors: '[S]; [K] CRITICAL:',
    candidate:
      '[N] edit-config exclusive, commit, discard; [D] private, global, compare, validate, commit confirmed 1-168 minutes, accept, cancel, access unavailable; [K] what accept and cancel say. A commit says nothing: it is proven by a comparison that finds nothing behind it. A trial ends with its session',
    save: '[N] /admin save; [R] Completed., in captures of others',
    neverInterrupt: 'production safety rule 6',
    showConfig: '[D] commands; [K] Generated, Finished; [R] Last modified, in captures of others',
  },
})
