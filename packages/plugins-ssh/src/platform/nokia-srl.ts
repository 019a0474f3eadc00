import { checkPlatform } from './check-platform.ts'

/** One row for each commit: its number, the candidate from which it came, what has become of it. */
const COMMITS =
  'info from state / system configuration commit * | as table | filter fields name status'

/**
 * Nokia SR Linux: a prompt of two lines, the first of which tells the mode. Lines go to a candidate and count
 * when they are committed. Ours is private and has a name of its own: in the one that all share, lines would
 * stay behind a link that broke, and go with somebody else's commit.
 *
 * Sources: [S] scrapli definitions and prompts, [N] Netmiko, [D] Nokia's and users' documentation, Nokia's
 * YANG models, others' captures and programs, [K] field experience, unverified.
 */
export const nokiaSrl = checkPlatform({
  name: 'nokia_srl',
  aliases: ['srl', 'nokia_srlinux'],
  modes: [
    {
      name: 'config',
      prompt: /^(?<device>[A-Z]:\S{1,96})# ?$/,
      above: /^--\{ (?:[^{}]{0,100} )?candidate [^{}]{1,100}\}--\[.{0,500}\]--\s*$/,
    },
    { name: 'exec', prompt: /^(?<device>[A-Z]:\S{1,96})# ?$/ },
    { name: 'shell', prompt: /^\S{1,32}@[\w.-]{1,63}:[^\s$]{1,200}\$ ?$/ },
  ],
  promptLead: /^--\{ [^{}]{1,200}\}--\[.{0,500}\]--\s*$/,
  changes: [
    { from: 'exec', to: 'config', command: 'enter candidate private' },
    { from: 'config', to: 'exec', command: 'enter running' },
    { from: 'exec', to: 'shell', command: 'bash' },
    { from: 'shell', to: 'exec', command: 'exit' },
  ],
  candidate: {
    mode: 'config',
    entries: [{ lock: 'private', from: 'exec', command: 'enter candidate private name {name}' }],
    probe: {
      command: COMMITS,
      mode: 'exec',
      pending: /^\|[^|]{1,200}\|[^|]{1,200}\| {0,40}unconfirmed {0,40}\|/,
    },
    locked: [/\bcommit already in progress for this candidate\b/],
    pending: [/\(commit confirmed in progress\)/],
    top: '/',
    compare: { command: 'diff' },
    check: { command: 'commit validate', success: /^All changes are valid\./ },
    commit: {
      command: 'commit{words}',
      success: /^(?:All changes have been committed\.|Commit confirmed \(automatic rollback in )/,
    },
    words: {
      confirmed: 'confirmed timeout {units}',
      save: 'save',
      comment: 'comment "{text}"',
    },
    plainWord: 'now',
    exclusiveWords: [
      ['confirmed', 'save'],
      ['confirmed', 'comment'],
    ],
    commitErrors: [/^Error:/],
    confirmed: {
      unitMs: 1_000,
      min: 1,
      max: 86_400,
      confirm: {
        command: 'tools system configuration confirmed-accept',
        mode: 'exec',
        proof: {
          command: COMMITS,
          line: /^\|[^|]{1,200}\| {0,200}\{name\} {0,200}\| {0,40}(?:checkpoint|save|complete) {0,40}\|/,
        },
      },
      cancel: [
        // The next one takes back whatever waits: it is typed only where that is ours.
        {
          command: COMMITS,
          mode: 'exec',
          success: /^\|[^|]{1,200}\| {0,200}\{name\} {0,200}\| {0,40}unconfirmed {0,40}\|/,
        },
        {
          command: 'tools system configuration confirmed-reject',
          mode: 'exec',
          proof: {
            command: COMMITS,
            line: /^\|[^|]{1,200}\| {0,200}\{name\} {0,200}\|/,
            noLine: /^\|[^|]{1,200}\| {0,200}\{name\} {0,200}\| {0,40}unconfirmed {0,40}\|/,
          },
        },
      ],
      isForAnySession: true,
      leavesCandidate: true,
    },
    discard: 'discard now',
    abandon: {
      command: 'tools system configuration candidate {name} clear',
      mode: 'exec',
      proof: {
        command: 'info flat from state / system configuration',
        line: /\bsystem configuration \S/,
        noLine: /\bsystem configuration candidate \{name\}(?: |$)/,
      },
    },
  },
  preparation: ['environment cli-engine type basic', 'environment complete-on-space false'],
  commandErrors: [/^Error:/, /^Parsing error:/, /^Unknown token/],
  configErrors: [/^Error:/, /^Parsing error:/, /^Unknown token/],
  save: {
    command: 'save startup',
    mode: 'exec',
    success: /^\s{0,8}Saved current running configuration as initial \(startup\) configuration/,
  },
  showConfig: {
    views: [
      { source: 'running', modes: ['exec', 'config'], command: 'info from running /' },
      { source: 'candidate', modes: ['config'], command: 'info from candidate /' },
      {
        source: 'running',
        format: 'set',
        modes: ['exec', 'config'],
        command: 'info flat from running /',
      },
      {
        source: 'candidate',
        format: 'set',
        modes: ['config'],
        command: 'info flat from candidate /',
      },
      {
        source: 'running',
        format: 'json',
        modes: ['exec'],
        command: 'info from running / | as json',
        end: /^\}$/,
      },
    ],
  },
  readOnly: /^(?:show|info)\b(?!.*(?:>|\btech|\|(?! ?(?:grep|as|head|no-more)\b)))/,
  neverInterrupt: /^(?:commit|discard|enter|load|save|tools)/,
  liveKeys: ['?'],
  sources: {
    modes: '[S] prompts; flags before the name of the datastore; [K] bash',
    promptLead: '[S] --{ … }--[ … ]--',
    changes: '[N] enter candidate private, enter running; [K] bash, exit',
    preparation: '[N] of the session',
    commandErrors: '[S] Error:; [D] captures: Parsing error: Unknown token; [K] the last',
    configErrors: '[S] Error:; [D] captures: Parsing error: Unknown token; [K] the last',
    candidate:
      "[D] learn.srlinux.dev: enter candidate private name, diff, commit now, save, confirmed, discard now; NAPALM's driver for SR Linux: commit confirmed timeout in seconds (not with save and comment), confirmed-accept, confirmed-reject, unconfirmed, all tried by its tests on a container; it closes a candidate that a trial has left; Nokia's YANG: the states of a commit and its candidate's name, candidate … clear; captures: what a commit says, commit confirmed in progress, as table, filter fields; measured by others on 24.7: commit validate and its answer, diff that says nothing, candidates that outlive their sessions; [K] 1 to 86400 seconds, what a commit of nothing says",
    save: '[N] save startup; [D] what it says',
    neverInterrupt: 'production safety rule 6',
    showConfig: '[D] info from, info flat; [K] the brace of json; the text has no end',
  },
})
