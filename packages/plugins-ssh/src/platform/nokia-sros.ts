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
  preparation: [],
  pager: { pattern: /^Press any key to continue \(Q to quit\)\s*$/, answer: ' ' },
  commandErrors: [/^(?:MINOR|MAJOR|CRITICAL):/, /^\s{0,12}Error:/, /^Bad [Cc]ommand/],
  configErrors: [/^(?:MINOR|MAJOR|CRITICAL):/, /^\s{0,12}Error:/, /^Bad [Cc]ommand/],
  configWarnings: [/^INFO:/],
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
    volatile: [/^# (?:Generated|Finished) .*$/],
  },
  readOnly: /^\/?(?:show|info)\b(?!.*(?:>|\btech|\|(?! ?(?:match|no-more|count)\b)))/,
  neverInterrupt:
    /^\/?(?:admin|clear|commit|configure|discard|edit-config|file|load|quit-config|reboot|rollback|tools)/,
  liveKeys: ['?'],
  sources: {
    aliases: '[N] alcatel_sros; [S] nokia_sros_classic',
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
    configMode: 'none yet: lines need a commit',
    save: 'none: what /admin save says is not known',
    neverInterrupt: 'production safety rule 6',
    showConfig: '[D] commands; [K] Generated, Finished',
  },
})
