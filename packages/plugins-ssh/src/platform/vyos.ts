import { checkPlatform } from './check-platform.ts'

/**
 * VyOS. Lines go to a candidate and count when they are committed.
 *
 * Sources: [S] scrapli definitions and prompts, [N] Netmiko, [A] Ansible, [D] the source code of VyOS (vyatta-cfg,
 * vyos-1x) and its documentation, [K] field experience, unverified.
 */
export const vyos = checkPlatform({
  name: 'vyos',
  aliases: ['vyos_vyos', 'vyatta_vyos', 'brocade_vyos'],
  modes: [
    { name: 'root', prompt: /^root@[\w.-]{1,63}:[^\s#]{1,200}# ?$/ },
    { name: 'exec', prompt: /^(?<device>[\w.-]{1,32}@[\w.-]{1,63}):[^\s$]{1,200}\$ ?$/ },
    { name: 'config', prompt: /^(?<device>[\w.-]{1,32}@[\w.-]{1,63})# ?$/ },
  ],
  promptLead: /^\[edit(?: [^\]]{0,500})?\]$/,
  changes: [
    { from: 'exec', to: 'config', command: 'configure' },
    { from: 'config', to: 'exec', command: 'exit' },
  ],
  candidate: {
    mode: 'config',
    entries: [{ lock: 'private', from: 'exec', command: 'configure' }],
    // Its end reboots the router, or loads what was saved: what is committed meanwhile goes with it.
    probe: {
      command: 'systemctl is-active commit-confirm.timer',
      mode: 'exec',
      // Where the question itself is refused nobody knows.
      pending: /^(?:(?:de)?activ(?:e|ating)|\s{0,4}Invalid command|-?v?bash: )/,
    },
    locked: [/^\s{0,4}Configuration system temporarily locked due to another commit/],
    commitRetry: { attempts: 10, delayMs: 3_000 },
    top: 'top',
    compare: {
      command: 'compare',
      empty: [/^\s{0,4}No changes between working and active configurations\.?$/],
    },
    commit: {
      command: 'commit{words}',
      proof: {
        command: 'compare',
        line: /^\s{0,4}No changes between working and active configurations\.?$/,
      },
    },
    commitsInPart: true,
    words: { comment: "comment '{text}'" },
    commitErrors: [
      /^\s{0,4}(?:\[\[.{0,500}\]\]|delete \[ .{0,500} \]) failed$/,
      /^\s{0,4}(?:Commit failed|Failed to (?:generate|clear) committed)/,
      /^Error: commit accepts/,
    ],
    nothing: /^\s{0,4}No configuration changes to commit$/,
    unsafeTrial: 'its end reboots the router into what was saved, with all that nobody has saved',
    discard: 'discard',
    rollback: {
      command: 'rollback-soft {units}',
      max: 99,
      success: /^\s{0,4}Rollback diff has been applied\.$/,
    },
  },
  structure: { form: 'set', negation: 'delete', valueQuote: "'" },
  preparation: ['set terminal length 0', 'set terminal width 512'],
  commandErrors: [
    /^\s{0,4}Invalid command/,
    /^\s{0,4}Incomplete command/,
    /^\s{0,4}Ambiguous command/,
    /^-?vbash: .{0,200}: command not found$/,
  ],
  configErrors: [
    /^\s{0,4}(?:Invalid|Incomplete|Ambiguous) command/,
    /^\s{0,4}Invalid value/,
    /^\s{0,4}Value validation failed/,
    /^\s{0,4}(?:Set|Delete|Copy|Rename|Comment|Commit) failed/,
    /^\s{0,4}Configuration path: .{0,300} is (?:not valid|ambiguous)/,
    /^\s{0,4}The specified (?:configuration node requires a value|config path is not valid)/,
    /^\s{0,4}Failed to /,
    /^\s{0,4}Cannot (?:exit|load|merge): configuration modified/,
    /^-?vbash: /,
  ],
  configWarnings: [
    /^\s{0,4}Configuration path: .{0,300} already exists$/,
    /^\s{0,4}The specified configuration node already exists$/,
    /^\s{0,4}Nothing to delete \(the specified (?:node|value) does not exist\)$/,
  ],
  unasked: [
    /^Message from \S{1,64} on \S{1,32} at \d\d:\d\d \.\.\.$/,
    /^Active configuration has been changed by user '/,
    /^Please make sure you do not have conflicting changes\. You can also discard$/,
    /^the current changes by issuing 'exit discard'\.$/,
    /^EOF$/,
    /^\[commit-confirm\] System will re(?:boot|load) /,
    /^to rollback the last commit\.$/,
    /^Confirm your changes to cancel the re(?:boot|load)\.$/,
  ],
  save: {
    command: 'save',
    mode: 'config',
    success: /^Done$/,
    proof: {
      command: 'compare saved',
      line: /^\s{0,4}No changes between working and saved configurations\.?$/,
    },
  },
  showConfig: {
    views: [
      { source: 'running', modes: ['exec'], command: 'show configuration', end: /^\}$/ },
      { source: 'running', modes: ['config'], command: 'run show configuration', end: /^\}$/ },
      { source: 'running', format: 'set', modes: ['exec'], command: 'show configuration commands' },
      {
        source: 'running',
        format: 'set',
        modes: ['config'],
        command: 'run show configuration commands',
      },
      {
        source: 'candidate',
        format: 'set',
        modes: ['config'],
        command: 'cli-shell-api showCfg --show-working-only | vyos-config-to-commands',
      },
    ],
    // The usual form hides secrets: a password of before would look like the one of after.
    compared: 'set',
  },
  readOnly:
    /^show\b(?!.*(?:[<>;&`$()]|\btech|\btail\b|\|(?! ?(?:match|no-match|no-more|count|strip-private)\b)))/,
  neverInterrupt:
    /^(?:add|commit|configure|copy|delete|install|load|poweroff|reboot|rollback|save)/,
  liveKeys: ['?'],
  sources: {
    aliases: '[N] one driver; [S] vyos_vyos',
    modes: '[S] u@h:path$; [N] u@h#; [K] root',
    promptLead: '[N] [edit]; [D] with the path behind it: vyatta-cfg, set_config_ps1',
    changes:
      '[N] configure, exit; [D] vyatta-cfg-run: with uncommitted changes exit is refused. exit discard is for the user to say',
    candidate:
      '[D] vyatta-cfg-run, commit-algorithm.cpp, cstore.cpp (discard, words); config_mgmt.py and vyatta-config-mgmt.pl (compare, rollback-soft, the unit commit-confirm.timer); [A] commit comment, exit discard. Each session has its own candidate, only a commit is locked, and each part of it counts by itself; a commit says nothing, or what its parts say. Releases without rollback-soft refuse it, and the change stays. commit-confirm is left out: its timer starts before the commit and also runs when that fails, and its end reboots into what was saved, with all that nobody has saved. [K] that systemctl may be typed, which releases have rollback-soft',
    preparation: '[N] set terminal changes the session',
    commandErrors: '[S]; [K] vbash',
    configErrors:
      '[S] Invalid value, Set failed; [A] Delete, Commit failed; [D] vyatta-cfg-run, cstore.cpp, cli_bin.cpp; [K] Value validation failed, vbash',
    configWarnings:
      '[D] cstore.cpp: treated as success; others’ captures: Configuration path … already exists',
    unasked: '[D] vyatta-cfg-notify, commit-confirm-notify.py; [K] the head and EOF of write(1)',
    save: '[N] Done, before 1.4; [D] vyos-save-config.py says nothing; config_mgmt.py, compare --saved; it saves what is committed',
    readOnly: 'the command line is a shell [K]',
    neverInterrupt: 'production safety rule 6',
    structure: '[D] set and delete, each line with its whole path; values are shown in quotes',
    showConfig:
      '[D] show-configuration.xml.in: what the commands run, and that the usual form hides secrets; cli_shell_api.cpp --show-working-only; [K] run, the brace, which says that the last section is whole; the set form has no end',
  },
})
