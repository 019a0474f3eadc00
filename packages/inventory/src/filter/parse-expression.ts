import type { FilterExpression } from './expression.ts'
import { FilterSyntaxError } from './filter-text-error.ts'
import { isListOperator } from './operators.ts'
import { parseScalar, type Scalar } from './scalar.ts'
import { parseTermKey } from './term-key.ts'
import { compileTerm } from './terms.ts'

/** White space, then a sign, a quoted text, or a bare word; nothing at the end and at a fault. */
const TOKEN =
  /\s*(?<token>[&|~()=,]|'(?<single>(?:[^']|'')*)'|"(?<double>(?:[^"\\]|\\.)*)"|(?<bare>[^\s&|~()=,'"]+))?/y

/** Each level costs frames of the stack. */
const MAX_DEPTH = 100

/**
 * Reads the text form of a filter; `parseFilter` says what it looks like.
 *
 * @param text - The text.
 * @throws {@link FilterSyntaxError} when it is not well-formed.
 * @throws {@link FilterOperatorError}, {@link FilterOperandError}, {@link FilterAttributeError} when a term is wrong.
 */
export function parseExpression(text: string): FilterExpression {
  return new ExpressionParser(text).run()
}

interface Token {
  /** As written. */
  readonly written: string
  /** The text of a bare word or between quotes. */
  readonly word: string | undefined
  readonly isBare: boolean
  readonly offset: number
}

class ExpressionParser {
  readonly #text: string
  #token: Token
  #depth = 0

  constructor(text: string) {
    this.#text = text
    this.#token = this.#read(0)
  }

  run(): FilterExpression {
    const expression = this.#or()
    if (this.#token.written !== '') this.#fail('"&", "|" or the end')
    return expression
  }

  #or(): FilterExpression {
    return this.#parts('or', '|', () => this.#and())
  }

  #and(): FilterExpression {
    return this.#parts('and', '&', () => this.#not())
  }

  #parts(kind: 'and' | 'or', sign: string, part: () => FilterExpression): FilterExpression {
    const first = part()
    const parts = [first]
    while (this.#skip(sign)) parts.push(part())
    return parts.length === 1 ? first : { kind, parts }
  }

  #not(): FilterExpression {
    if (this.#token.written !== '~' && this.#token.written !== '(') return this.#term()
    if (++this.#depth > MAX_DEPTH) this.#fail(`at most ${MAX_DEPTH} levels`)
    const inner = this.#skip('~') ? this.#negation() : this.#parentheses()
    this.#depth--
    return inner
  }

  #negation(): FilterExpression {
    return { kind: 'not', part: this.#not() }
  }

  #parentheses(): FilterExpression {
    this.#skip('(')
    const inner = this.#or()
    if (!this.#skip(')')) this.#fail('"&", "|" or ")"')
    return inner
  }

  #term(): FilterExpression {
    const { word: key } = this.#token
    if (key === undefined) this.#fail('a key such as site__in')
    this.#advance()
    if (!this.#skip('=')) this.#fail('"="; comparisons are part of the key, as in port__gt=22')
    const values = [this.#value()]
    const { operator } = parseTermKey(key)
    const isList = isListOperator(operator)
    while (isList && this.#skip(',')) values.push(this.#value())
    if (this.#token.written === ',') {
      this.#fail(`one value for "${operator}"; one of several is asked for with "in"`)
    }
    return compileTerm(key, isList ? values : values[0])
  }

  #value(): Scalar {
    const { word, isBare } = this.#token
    if (word === undefined) this.#fail('a value; signs and an empty text must be quoted')
    this.#advance()
    return isBare ? parseScalar(word) : word
  }

  #skip(sign: string): boolean {
    const isThere = this.#token.written === sign
    if (isThere) this.#advance()
    return isThere
  }

  #advance(): void {
    this.#token = this.#read(this.#token.offset + this.#token.written.length)
  }

  #read(start: number): Token {
    TOKEN.lastIndex = start
    const { token = '', single, double, bare } = TOKEN.exec(this.#text)?.groups ?? {}
    const offset = TOKEN.lastIndex - token.length
    if (token === '' && /['"]/.test(this.#text[offset] ?? '')) {
      this.#failAt(offset, 'a quote that is closed')
    }
    const word = bare ?? single?.replaceAll("''", "'") ?? this.#unescape(double, offset)
    return { written: token, word, isBare: bare !== undefined, offset }
  }

  /** Between double quotes escapes are those of JSON. */
  #unescape(text: string | undefined, offset: number): string | undefined {
    if (text === undefined) return undefined
    try {
      return JSON.parse(`"${text}"`) as string
    } catch {
      this.#failAt(offset, 'escapes as in JSON; in single quotes a backslash is just that')
    }
  }

  #fail(expected: string): never {
    this.#failAt(this.#token.offset, expected)
  }

  #failAt(offset: number, expected: string): never {
    throw new FilterSyntaxError({ text: this.#text, offset, expected })
  }
}
