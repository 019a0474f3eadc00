/** What a script refers to. */
export interface TclNames {
  /** The value of `$NAME`. @throws {@link TclError} when there is none. */
  readonly variable: (name: string) => string
  /** The result of `[COMMAND]`. */
  readonly command: (script: string) => string
}

/** What Tcl says instead of a result. */
export class TclError extends Error {}

const named: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', a: '\x07' }

/**
 * Splits a line of Tcl into its words, with what stands for others filled in (Tcl's manual, "Tcl": rules 4 to 9).
 * `{...}` is taken as it is; `"..."` may hold blanks.
 *
 * @param line - A whole command.
 * @param names - Variables and commands.
 * @throws {@link TclError}.
 */
export function readTclWords(line: string, names: TclNames): readonly string[] {
  const words: string[] = []
  let at = 0
  while (at < line.length) {
    if (line[at] === ' ') {
      at += 1
      continue
    }
    const [word, end] = readWord(line, at, names)
    words.push(word)
    at = end
  }
  return words
}

function readWord(line: string, start: number, names: TclNames): readonly [string, number] {
  const opening = line[start]
  if (opening === '{') {
    const end = closing(line, start, '{}')
    return [line.slice(start + 1, end), end + 1]
  }
  const isQuoted = opening === '"'
  let at = isQuoted ? start + 1 : start
  let word = ''
  while (at < line.length && line[at] !== (isQuoted ? '"' : ' ')) {
    const [text, end] = readPiece(line, at, names)
    word += text
    at = end
  }
  if (isQuoted && at >= line.length) throw new TclError('missing "')
  return [word, isQuoted ? at + 1 : at]
}

function readPiece(line: string, at: number, names: TclNames): readonly [string, number] {
  const sign = line[at] ?? ''
  if (sign === '\\') return readEscape(line, at + 1)
  if (sign === '[') {
    const end = closing(line, at, '[]')
    return [names.command(line.slice(at + 1, end)), end + 1]
  }
  const [, name] = /^\$(\w+)/.exec(line.slice(at)) ?? []
  return name === undefined ? [sign, at + 1] : [names.variable(name), at + 1 + name.length]
}

/** `\x` takes all digits that follow in Tcl 8.3, which IOS has, and the last two count. */
function readEscape(line: string, at: number): readonly [string, number] {
  const rest = line.slice(at)
  const [octal] = /^[0-7]{1,3}/.exec(rest) ?? []
  if (octal !== undefined) return [byte(Number.parseInt(octal, 8)), at + octal.length]
  const [hex] = /^x[0-9A-Fa-f]+/.exec(rest) ?? []
  if (hex !== undefined) return [byte(Number.parseInt(hex.slice(-2), 16)), at + hex.length]
  const sign = rest[0] ?? ''
  return [named[sign] ?? sign, at + 1]
}

const byte = (code: number): string => String.fromCharCode(code & 0xff)

function closing(line: string, start: number, [open, close]: string): number {
  let depth = 0
  for (let at = start; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1
    else if (line[at] === open) depth += 1
    else if (line[at] === close) depth -= 1
    if (depth === 0) return at
  }
  throw new TclError(`missing close-${close === ']' ? 'bracket' : 'brace'}`)
}
