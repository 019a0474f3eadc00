import { DocumentSyntaxError, DuplicateKeyError } from './document-error.ts'
import { type DocumentPath, positionAt } from './source-document.ts'

const STRING = String.raw`"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*"`
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?`
/** White space and one token; at the end of the text and at a fault, no token. */
const TOKEN = new RegExp(
  String.raw`[ \t\n\r]*(${STRING}|${NUMBER}|true|false|null|[[\]{}:,])?`,
  'y',
)

/** Deeper texts are refused, as those in YAML are: each level costs a frame of the stack. */
const MAX_DEPTH = 100

/** Tokens with which no value starts; the empty one is the end of the text, or a fault. */
const NO_VALUE: ReadonlySet<string> = new Set(['', '}', ']', ':', ','])

/** Called with each value: its path (valid only during the call), and where it starts (in a map: where its key starts), 0-based. */
export type JsonVisitor = (path: DocumentPath, offset: number) => void

/**
 * Checks a JSON text and visits its values in order. `JSON.parse` neither says where an error is, nor
 * sees that a map has a key twice.
 *
 * @throws {@link DocumentSyntaxError} when the text is not well-formed.
 * @throws {@link DuplicateKeyError} when a map has a key twice.
 */
export class JsonWalk {
  readonly #text: string
  readonly #file: string
  readonly #visit: JsonVisitor
  /** Steps from the root to the value at hand. */
  readonly #path: (string | number)[] = []
  #next = 0
  #offset = 0
  #token = ''

  /**
   * @param text - The whole text.
   * @param file - Name of the file, for errors.
   * @param visit - Called with each value.
   */
  constructor(text: string, file: string, visit: JsonVisitor = () => undefined) {
    this.#text = text
    this.#file = file
    this.#visit = visit
  }

  /** Walks through the whole text. */
  run(): void {
    this.#advance()
    this.#value(this.#offset)
    if (this.#offset < this.#text.length) this.#fail('the end of the text')
  }

  #value(offset: number): void {
    if (this.#path.length > MAX_DEPTH) this.#fail(`at most ${MAX_DEPTH} levels`)
    this.#visit(this.#path, offset)
    if (this.#token === '{') this.#object()
    else if (this.#token === '[') this.#array()
    else if (NO_VALUE.has(this.#token)) this.#fail('a value')
    else this.#advance()
  }

  #at(step: string | number, offset: number): void {
    this.#path.push(step)
    this.#value(offset)
    this.#path.pop()
  }

  #object(): void {
    const offsets = new Map<string, number>()
    this.#items('}', () => {
      if (!this.#token.startsWith('"')) this.#fail('a key in double quotes')
      const key = textOf(this.#token)
      const offset = this.#offset
      const first = offsets.get(key)
      if (first !== undefined) this.#failTwice(key, first)
      offsets.set(key, offset)
      this.#advance()
      this.#expect(':', '":"')
      this.#at(key, offset)
    })
  }

  #array(): void {
    let index = 0
    this.#items(']', () => this.#at(index++, this.#offset))
  }

  #items(end: string, item: () => void): void {
    this.#advance()
    if (this.#token !== end) {
      item()
      while (this.#token === ',') {
        this.#advance()
        item()
      }
    }
    this.#expect(end, `"," or "${end}"`)
  }

  #expect(token: string, expected: string): void {
    if (this.#token !== token) this.#fail(expected)
    this.#advance()
  }

  #advance(): void {
    TOKEN.lastIndex = this.#next
    this.#token = TOKEN.exec(this.#text)?.[1] ?? ''
    this.#next = TOKEN.lastIndex
    this.#offset = this.#next - this.#token.length
  }

  #fail(expected: string): never {
    const at = positionAt(this.#text, this.#offset)
    throw new DocumentSyntaxError({ file: this.#file, ...at, reason: `expected ${expected}` })
  }

  #failTwice(key: string, first: number): never {
    const at = positionAt(this.#text, this.#offset)
    const details = { file: this.#file, ...at, key, first: positionAt(this.#text, first) }
    throw new DuplicateKeyError(details)
  }
}

/** What a text in quotes says; most have nothing to unescape. */
function textOf(token: string): string {
  return token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1)
}
