import { checkPlatform } from './check-platform.ts'

/**
 * Any command line, by the least that can be known of it: the line that stands there after the log-in and
 * ends as prompts do is its prompt. Nothing is prepared, interrupted or taken for harmless. A terminal server
 * is no different: what stands behind it may be anything.
 */
export const generic = checkPlatform({
  name: 'generic',
  aliases: ['terminal_server', 'generic_termserver'],
  modes: [
    {
      name: 'exec',
      prompt: /^(?!.{0,200}-- ?more)(?:\S.{0,250})?(?:(?<!\d)%|[>#$]) ?$/i,
    },
  ],
  hasFreePrompt: true,
  changes: [],
  preparation: [],
  commandErrors: [],
  // Nothing is known to change nothing.
  readOnly: /(?!)/,
  liveKeys: ['?'],
  sources: {
    aliases: '[N] Netmiko has the same steps for both: none',
    modes: '[N] Netmiko looks for "#" and ">"; "45%" is progress, and a pager may end in ">"',
    interrupt:
      'none: a console that is booting may take it for a command (production safety, rule 6)',
  },
})
