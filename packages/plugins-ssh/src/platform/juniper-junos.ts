import { checkPlatform } from './check-platform.ts'

/**
 * Juniper Junos. Lines go to a candidate and count when they are committed.
 *
 * Sources: [S] scrapli definitions, prompts and its recording of an SRX 4100, [N] Netmiko, [U] unicon's
 * recordings, [A] Ansible, [K] field experience, unverified.
 */
export const juniperJunos = checkPlatform({
  name: 'juniper_junos',
  aliases: ['junos', 'juniper'],
  modes: [
    {
      name: 'root',
      prompt: /^(?:\[vrf:\S{1,32}\] )?root@(?:[\w.-]{0,63}%|[\w.-]{1,63}:[^\s#]{1,200} ?#) ?$/,
    },
    {
      name: 'shell',
      prompt: /^(?:%|(?:\[vrf:\S{1,32}\] )?[\w.-]{1,32}@[\w.-]{1,63}(?:%|:[^\s$]{1,200}[$%])) ?$/,
    },
    { name: 'exec', prompt: /^(?<device>(?:[\w.-]{1,32}@)?[\w.-]{1,63})> ?$/ },
    { name: 'config', prompt: /^(?<device>(?:[\w.-]{1,32}@)?[\w.-]{1,63})# ?$/ },
  ],
  promptLead:
    /^(?:(?=[{[])(?:\{[\w:-]{1,32}\})?(?:\[edit(?: [^\]]{0,500})?\])?|# commit confirmed will be rolled back in \d{1,5} minutes?)$/,
  changes: [
    { from: 'root', to: 'exec', command: 'cli' },
    { from: 'shell', to: 'exec', command: 'exit' },
    { from: 'exec', to: 'shell', command: 'start shell' },
    { from: 'exec', to: 'config', command: 'configure exclusive' },
    { from: 'config', to: 'exec', command: 'exit configuration-mode' },
  ],
  candidate: {
    mode: 'config',
    entries: [
      { lock: 'exclusive', from: 'exec', command: 'configure exclusive' },
      { lock: 'private', from: 'exec', command: 'configure private' },
      { lock: 'shared', from: 'exec', command: 'configure' },
    ],
    probe: {
      command: 'show system commit',
      mode: 'exec',
      inside: 'run show system commit',
      // Below the last commit stand earlier ones, with what they once were.
      pending: /^0 .*\bcommit confirmed, rollback in \d/,
    },
    locked: [/^error: configuration database locked by/],
    foreign: [
      /^error: (?:shared )?configuration database (?:is )?modified/,
      /^The configuration has been (?:changed|modified) but not committed/,
    ],
    top: 'top',
    compare: { command: 'show | compare' },
    check: { command: 'commit check', success: /^configuration check succeeds$/ },
    commit: { command: 'commit{words}', success: /^commit complete$/ },
    words: {
      confirmed: 'confirmed {units}',
      comment: 'comment "{text}"',
      synchronize: 'synchronize',
      force: 'force',
      full: 'full',
      fast: 'fast-synchronize',
    },
    commitErrors: [/^\s{0,4}error:/],
    confirmed: {
      unitMs: 60_000,
      min: 1,
      max: 65_535,
      confirm: { command: 'commit', mode: 'config', success: /^commit complete$/ },
      notUnder: ['private'],
      isForAnySession: true,
    },
    discard: 'rollback 0',
    rollback: { command: 'rollback {units}', max: 49, success: /^load complete$/ },
  },
  startMode: 'exec',
  structure: { form: 'set', negation: 'delete', inactive: 'deactivate' },
  preparation: [
    'set cli complete-on-space off',
    'set cli screen-width 511',
    'set cli screen-length 0',
  ],
  preparationReplies: [/^Disabling complete-on-space$/, /^Screen (?:width|length) set to \d+$/],
  pager: { pattern: /^---\(more(?: \d{1,3}%)?\)---\s*$/, answer: ' ' },
  commandErrors: [
    /^syntax error/,
    /^unknown command/,
    /^'.{1,80}' is ambiguous/,
    /^No valid completions/,
    /^missing (?:mandatory )?argument/,
    /^invalid numeric value/,
    /^error:/,
    /: Command not found\.$/,
  ],
  configErrors: [
    /^syntax error/,
    /^unknown command/,
    /^'.{1,80}' is ambiguous/,
    /^No valid completions/,
    /^missing (?:mandatory )?argument/,
    /^invalid (?:numeric )?value/,
    /^error:/,
  ],
  configWarnings: [/^warning:/],
  showConfig: {
    views: [
      { source: 'running', modes: ['exec'], command: 'show configuration', end: /^\}$/ },
      { source: 'running', modes: ['config'], command: 'run show configuration', end: /^\}$/ },
      { source: 'candidate', modes: ['config'], command: 'top show', end: /^\}$/ },
      {
        source: 'running',
        format: 'set',
        modes: ['exec'],
        command: 'show configuration | display set',
      },
      {
        source: 'running',
        format: 'set',
        modes: ['config'],
        command: 'run show configuration | display set',
      },
      { source: 'candidate', format: 'set', modes: ['config'], command: 'top show | display set' },
      {
        source: 'running',
        format: 'json',
        modes: ['exec'],
        command: 'show configuration | display json',
        end: /^\}$/,
      },
      {
        source: 'running',
        format: 'xml',
        modes: ['exec'],
        command: 'show configuration | display xml',
        end: /^<\/rpc-reply>$/,
      },
    ],
    volatile: [
      /^## Last (?:commit|changed): .*$/,
      /^\s{0,16}"junos:(?:changed|commit)-\w{1,32}" ?: ?"[^"]{0,100}",?$/,
      /(?<=<configuration) junos:[^>]{0,500}(?=>)/,
    ],
  },
  readOnly:
    /^show\b(?!.*(?:\btech|\|(?! ?(?:match|except|find|last|count|display|no-more|trim)\b)))/,
  neverInterrupt: /^(?:clear|commit|configure|copy|file|load|request|restart|rollback|save)/,
  liveKeys: ['?'],
  files: {
    mode: 'exec',
    fileSystem: '/var/tmp/',
    size: {
      command: 'file list detail {path}',
      // one file is shown with its path, what is in a folder without
      line: /^-\S+\s+\d+\s+\S+\s+\S+\s+(?<value>\d+)\s.*\/\{name\}\s*$/,
    },
    absent: [/\bNo such file or directory\b/],
    free: {
      command: '/bin/df -k {fileSystem}',
      mode: 'shell',
      // a full one of FreeBSD has less than nothing left: what it keeps for itself is in use
      line: /^\S+\s+\d+\s+\d+\s+(?<value>-?\d+)\s+\d+%\s+\//,
    },
    freeUnitBytes: 1_024,
    checksums: [
      {
        algorithm: 'sha256',
        command: 'file checksum sha-256 {path}',
        line: /^SHA256 \(.{1,300}\) = (?<value>[0-9A-Fa-f]{64})\s*$/,
      },
      {
        algorithm: 'md5',
        command: 'file checksum md5 {path}',
        line: /^MD5 \(.{1,300}\) = (?<value>[0-9A-Fa-f]{32})\s*$/,
      },
    ],
    transfer: {
      protocols: ['scp', 'sftp'],
      servers: [
        {
          protocol: 'sftp',
          command: 'show configuration system services ssh | display set',
          isOn: /^set system services ssh sftp-server\s*$/,
          on: ['set system services ssh sftp-server'],
          off: ['delete system services ssh sftp-server'],
        },
      ],
    },
    rename: { command: 'file rename {path} {to}' },
    remove: { command: 'file delete {path}' },
  },
  sources: {
    files:
      "[N] /var/tmp, df -k in the shell, file checksum md5, SCP and SFTP; [D] file list, file delete, sftp-server under ssh; [R] columns of file list detail, sha-256 and what it says of no file, SFTP off without that statement, in others' captures and notes; [K] rename, a negative Avail",
    aliases: '[N] juniper; napalm-junos',
    modes:
      '[S] prompts and the recording, Evolved included; [U] root@h:~ #. Root logs in to a shell, all others to the CLI [N]',
    promptLead:
      '[S] [edit], {master}[edit], {primary:node0}, {backup}; [D] while a commit waits to be confirmed, a line that says so',
    changes:
      '[S] the recording; [U] cli; production safety rule 14. Uncommitted changes make the way back ask, which nobody answers',
    candidate:
      '[N,D] configure exclusive, private; commit and its words, complete; [D] commit confirmed: minutes, default 10, confirmed by commit, and by commit check as well (production safety, rule 13); rollback 1 and commit take it back at once, if nobody has committed since; [D] no commit confirmed in private mode; [K] wording of locks and of what others have changed',
    preparation: '[S,N] set cli changes the session',
    preparationReplies: '[S] the recording',
    pager: '[K] ---(more)---, ---(more 45%)---',
    commandErrors: '[S]; the recording: …: Command not found. in a shell; [A] error:',
    configErrors: '[S]; [A] error:',
    configWarnings: '[S] the recording',
    neverInterrupt: 'production safety rule 6',
    structure: '[D] set and delete, each line with its whole path',
    showConfig:
      '[S] the recording: show configuration, its last line, Last commit; [D] run, top, display set, json, xml; [K] the rest. The brace says that the last section is whole; the set form has no end',
  },
})
