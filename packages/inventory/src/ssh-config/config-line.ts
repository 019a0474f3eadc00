import type { SshConfigPlace } from './ssh-config-error.ts'
import { SshConfigSyntaxError } from './ssh-config-error.ts'

/** One line of an ssh_config that says something. */
export interface ConfigLine extends SshConfigPlace {
  /** The keyword, in lower case. */
  readonly keyword: string
  /** All behind the keyword, as it is written, comment included. */
  readonly text: string
  /** The arguments behind the keyword, without quotes, escapes and comment. */
  readonly args: readonly string[]
}

/**
 * Reads one line as OpenSSH does (`strdelim` and `argv_split` in its misc.c).
 *
 * @param text - The line, without its line feed.
 * @param place - Where it stands.
 * @returns Undefined for an empty line and a comment.
 * @throws {@link SshConfigSyntaxError} when nothing is behind the keyword or a quote stays open.
 */
export function readLine(text: string, place: SshConfigPlace): ConfigLine | undefined {
  const line = text.replace(/^[ \t\r]+/, '').replace(/[ \t\r\f]+$/, '')
  if (line === '' || line.startsWith('#')) return undefined
  const first = nextWord(line)
  if (first === undefined) throw openQuote(place)
  const keyword = first.word.toLowerCase()
  if (first.rest === '') {
    throw new SshConfigSyntaxError({ ...place, problem: `nothing is behind "${keyword}"` })
  }
  return { ...place, keyword, text: first.rest, args: splitArguments(first.rest, place) }
}

/**
 * Cuts the first word from a text: it ends at white space, at a closing quote, or at one `=`.
 *
 * @returns Undefined at the end of the text and when a quote stays open.
 */
export function nextWord(text: string): { word: string; rest: string } | undefined {
  const match = /^([^ \t\r"=]*)(?:"([^"]*)"|[ \t\r]*=?)[ \t\r]*/.exec(text)
  if (match === null || match[0] === '') return undefined
  return { word: `${match[1]}${match[2] ?? ''}`, rest: text.slice(match[0].length) }
}

function splitArguments(text: string, place: SshConfigPlace): string[] {
  const args: string[] = []
  let position = 0
  for (;;) {
    while (isBlank(text[position])) position += 1
    if (position === text.length || text[position] === '#') return args
    const argument = readArgument(text, position)
    if (argument === undefined) throw openQuote(place)
    args.push(argument.value)
    position = argument.end
  }
}

function readArgument(text: string, start: number): { value: string; end: number } | undefined {
  let value = ''
  let quote = ''
  let position = start
  for (; position < text.length; position += 1) {
    const char = text.charAt(position)
    if (char === '\\' && isEscapable(text[position + 1], quote)) {
      position += 1
      value += text.charAt(position)
    } else if (quote === '' && isBlank(char)) {
      break
    } else if (quote === '' && (char === '"' || char === "'")) {
      quote = char
    } else if (char === quote) {
      quote = ''
    } else {
      value += char
    }
  }
  return quote === '' ? { value, end: position } : undefined
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t'
}

function isEscapable(char: string | undefined, quote: string): boolean {
  return char === '"' || char === "'" || char === '\\' || (char === ' ' && quote === '')
}

function openQuote(place: SshConfigPlace): SshConfigSyntaxError {
  return new SshConfigSyntaxError({ ...place, problem: 'a quote is not closed' })
}
