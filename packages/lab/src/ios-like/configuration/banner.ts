import type { Command } from '../../grammar/command-tree.ts'
import type { Answer, Dialog } from '../../shell/reply.ts'
import type { Handler, IosLikeSession } from '../command-line/session.ts'

/**
 * `banner motd`: text up to a delimiter of the user's choice, over as many lines as it takes
 * (Cisco, "banner motd"). The first character is the delimiter; `^C` typed as two characters counts as one.
 */
const bannerMotd: Handler<IosLikeSession> = (session, { args }) => {
  const [first = ''] = args
  const delimiter = first.startsWith('^C') ? '^C' : first.slice(0, 1)
  const store = (text: string): Answer => {
    session.configuration.set({
      id: 'banner motd',
      text: `banner motd ^C${text}^C`,
      children: undefined,
    })
    return ''
  }
  const text = first.slice(delimiter.length)
  const end = text.indexOf(delimiter)
  if (end !== -1) return store(text.slice(0, end))
  const intro = `Enter TEXT message.  End with the character '${delimiter}'.\n`
  return {
    ...readText({ text: text === '' ? '\n' : `${text}\n`, delimiter, store }),
    output: intro,
  }
}

function readText(banner: {
  text: string
  delimiter: string
  store: (text: string) => Answer
}): Dialog {
  return {
    kind: 'dialog',
    question: '',
    ask: 'text',
    answer: (line) => {
      const { text, delimiter, store } = banner
      const end = line.indexOf(delimiter)
      if (end !== -1) return store(text + line.slice(0, end))
      return readText({ text: `${text}${line}\n`, delimiter, store })
    },
  }
}

/** `banner motd` between delimiters, and its `no` form. */
export const bannerCommands: readonly Command<Handler<IosLikeSession>>[] = [
  { spec: 'banner motd <line>', handler: bannerMotd },
  {
    spec: 'no banner motd',
    handler: ({ configuration }) => {
      configuration.remove('banner motd')
      return ''
    },
  },
]
