import { checkPlatform } from './check-platform.ts'

/**
 * Palo Alto Networks PAN-OS. Lines go to a candidate and count when they are committed.
 *
 * Sources: [S] scrapli definitions and prompts, [N] Netmiko, [K] field experience, unverified.
 */
export const paloaltoPanos = checkPlatform({
  name: 'paloalto_panos',
  aliases: ['panos'],
  modes: [
    { name: 'exec', prompt: /^(?<device>[\w.-]{1,64}@[\w.-]{1,63})(?:\([\w-]{1,32}\))?> ?$/ },
    { name: 'config', prompt: /^(?<device>[\w.-]{1,64}@[\w.-]{1,63})(?:\([\w-]{1,32}\))?# ?$/ },
  ],
  promptLead: /^\[edit(?: [^\]]{0,500})?\]\s*$/,
  changes: [
    { from: 'exec', to: 'config', command: 'configure' },
    { from: 'config', to: 'exec', command: 'exit' },
  ],
  preparation: ['set cli scripting-mode on', 'set cli pager off', 'set cli terminal width 500'],
  commandErrors: [/^Unknown command:/, /^Invalid syntax\./, /^Server error/],
  configErrors: [/^Unknown command:/, /^Invalid syntax\./, /^Server error/, /^Validation Error:/],
  configWarnings: [/^[Ww]arning:/],
  showConfig: {
    views: [
      { source: 'running', modes: ['exec'], command: 'show config running', end: /^\}$/ },
      { source: 'running', modes: ['config'], command: 'run show config running', end: /^\}$/ },
      { source: 'candidate', modes: ['exec'], command: 'show config candidate', end: /^\}$/ },
    ],
  },
  readOnly: /^show\b(?!.*(?:\btech|\bfollow\b|\|(?! ?(?:match|except)\b)))/,
  neverInterrupt: /^(?:clear|commit|configure|delete|load|request|revert|save|scp|tftp|validate)/,
  liveKeys: ['?'],
  sources: {
    modes: '[S] prompts, with the state of a pair',
    promptLead: '[N] [edit]',
    changes: '[N] configure, exit',
    preparation: '[N] set cli changes the session',
    commandErrors: '[S]',
    configErrors: '[S]',
    configWarnings: '[K]',
    configMode: 'none yet: lines need a commit',
    neverInterrupt: 'production safety rule 6',
    showConfig: '[D] commands; [K] run, the brace at the end',
  },
})
