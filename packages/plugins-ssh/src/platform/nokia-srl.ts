import { checkPlatform } from './check-platform.ts'

/**
 * Nokia SR Linux: a prompt of two lines, the first of which tells the mode. Lines go to a candidate and count
 * when they are committed.
 *
 * Sources: [S] scrapli definitions and prompts, [N] Netmiko, [D] Nokia's and users' documentation, [K] field
 * experience, unverified.
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
    commandErrors: '[S] Error:; [K] the others',
    configErrors: '[S] Error:; [K] the others',
    configMode: 'none yet: lines need a commit',
    save: '[N] save startup; [D] what it says',
    neverInterrupt: 'production safety rule 6',
    showConfig: '[D] info from; [K] the brace of json; the text has no end',
  },
})
