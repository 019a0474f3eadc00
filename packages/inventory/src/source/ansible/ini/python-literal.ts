import { numberAt, type PythonNumber } from './python-number.ts'
import { stringAt } from './python-string.ts'

/** Deeper lists are taken for text: each level costs a frame of the stack. */
const MAX_DEPTH = 100

/** Thrown where the text is no literal; caught where reading began. */
const NO_LITERAL = Symbol('no literal')

/**
 * Reads a literal of Python, as `ast.literal_eval` and what Ansible makes of its result: tuples and sets become
 * lists, complex numbers texts, keys of dicts texts. A whole number too large to be held exactly is no literal.
 *
 * @param text - The whole text; a comment may stand behind the literal.
 * @returns Undefined when it is none; Ansible then takes the text itself.
 */
export function parsePythonLiteral(text: string): { readonly value: unknown } | undefined {
  if (!MAY_START.test(text)) return undefined
  try {
    return { value: new LiteralReader(text).read() }
  } catch (error) {
    if (error === NO_LITERAL) return undefined
    throw error
  }
}

/** Most values of inventories are words, and are seen not to be literals by how they start. */
const MAY_START = /^[ \t\f]*(?:[-+.\d'"([{]|True|False|None|set|[bru]{1,2}['"])/i

/** What stands for a number while it may still get a sign, or another part. */
type Node =
  | { readonly number: PythonNumber; readonly isSigned: boolean }
  | { readonly value: unknown }

class LiteralReader {
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  read(): unknown {
    const value = this.#list('')
    if (this.#at < this.#text.length && this.#peek() !== '#') throw NO_LITERAL
    return value.items.length === 1 && !value.hasComma
      ? toValue(value.items[0] as Node)
      : value.items.map(toValue)
  }

  /** Skips blanks and gives the sign that comes. */
  #peek(): string {
    while (' \t\f'.includes(this.#text.charAt(this.#at)) && this.#at < this.#text.length) this.#at++
    return this.#text.charAt(this.#at)
  }

  #take(sign: string): boolean {
    if (this.#peek() !== sign) return false
    this.#at++
    return true
  }

  #word(word: string): boolean {
    this.#peek()
    const rest = this.#text.slice(this.#at, this.#at + word.length + 1)
    if (!rest.startsWith(word) || /[\p{L}\p{N}_]/u.test(rest.slice(word.length))) return false
    this.#at += word.length
    return true
  }

  /** Items with commas between, up to a closing sign, which is not taken; at the top, up to the end. */
  #list(close: string): { items: Node[]; hasComma: boolean } {
    const items: Node[] = []
    let hasComma = false
    const isOver = (): boolean =>
      close === '' ? /^#?$/.test(this.#peek()) : this.#peek() === close
    while (!isOver()) {
      items.push(this.#item())
      if (!this.#take(',')) break
      hasComma = true
    }
    if (items.length === 0 && close === '') throw NO_LITERAL
    return { items, hasComma }
  }

  /** A value, or a sum of a number and an imaginary one: all arithmetic that literals may have. */
  #item(): Node {
    const left = this.#signed()
    const sign = this.#peek()
    if (sign !== '+' && sign !== '-') return left
    this.#at++
    const right = this.#atom()
    if (!('number' in left && 'number' in right) || right.isSigned) throw NO_LITERAL
    if (left.number.isImaginary || !right.number.isImaginary) throw NO_LITERAL
    const imaginary = sign === '-' ? -right.number.value : right.number.value
    return { value: complexText(left.number.value, imaginary) }
  }

  #signed(): Node {
    const sign = this.#peek()
    if (sign !== '+' && sign !== '-') return this.#atom()
    this.#at++
    const operand = this.#atom()
    if (!('number' in operand) || operand.isSigned) throw NO_LITERAL
    const { value, isImaginary } = operand.number
    if (isImaginary) {
      return { value: sign === '-' ? complexText(-0, -value) : complexText(0, value) }
    }
    // Not `-value`: there is no minus zero among whole numbers.
    return { number: { value: sign === '-' ? 0 - value : value, isImaginary }, isSigned: true }
  }

  #atom(): Node {
    if (++this.#depth > MAX_DEPTH) throw NO_LITERAL
    const node = this.#atomAt(this.#peek())
    this.#depth--
    return node
  }

  #atomAt(sign: string): Node {
    if (sign === '[') return { value: this.#bracketed(']').items.map(toValue) }
    if (sign === '(') return this.#parenthesized()
    if (sign === '{') return { value: this.#braced() }
    if (/[.\d]/.test(sign)) return this.#numberOrEllipsis()
    if (this.#word('True')) return { value: true }
    if (this.#word('False')) return { value: false }
    if (this.#word('None')) return { value: null }
    if (this.#word('set')) {
      if (this.#take('(') && this.#take(')')) return { value: [] }
      throw NO_LITERAL
    }
    return { value: this.#strings() }
  }

  #bracketed(close: string): { items: Node[]; hasComma: boolean } {
    this.#at++
    const list = this.#list(close)
    if (!this.#take(close)) throw NO_LITERAL
    return list
  }

  #parenthesized(): Node {
    const { items, hasComma } = this.#bracketed(')')
    const [only] = items
    return only !== undefined && !hasComma ? only : { value: items.map(toValue) }
  }

  /** A dict, or a set. */
  #braced(): unknown {
    this.#at++
    const entries = new Map<string, unknown>()
    const items = new Set<unknown>()
    while (this.#peek() !== '}') {
      const key = toValue(this.#item())
      if (typeof key === 'object' && key !== null) throw NO_LITERAL // it could not be hashed
      if (this.#take(':')) entries.set(String(key), toValue(this.#item()))
      else items.add(key)
      if (!this.#take(',')) break
    }
    if (!this.#take('}') || (entries.size > 0 && items.size > 0)) throw NO_LITERAL
    return items.size > 0 ? [...items] : Object.fromEntries(entries)
  }

  #numberOrEllipsis(): Node {
    if (this.#text.startsWith('...', this.#at)) {
      this.#at += 3
      return { value: '...' }
    }
    const found = numberAt(this.#text, this.#at)
    if (found === undefined) throw NO_LITERAL
    this.#at = found.next
    return { number: found.number, isSigned: false }
  }

  /** One string, or several side by side, which are one. */
  #strings(): string {
    let whole: string | undefined
    let areBytes: boolean | undefined
    for (;;) {
      this.#peek()
      const part = stringAt(this.#text, this.#at)
      if (part === undefined) break
      if (areBytes !== undefined && part.isBytes !== areBytes) throw NO_LITERAL
      areBytes = part.isBytes
      whole = (whole ?? '') + part.value
      this.#at = part.next
    }
    if (whole === undefined) throw NO_LITERAL
    return whole
  }
}

function toValue(node: Node): unknown {
  if (!('number' in node)) return node.value
  const { value, isImaginary } = node.number
  return isImaginary ? complexText(0, value) : value
}

/** As `str` of Python writes a complex number. */
function complexText(real: number, imaginary: number): string {
  const write = (value: number): string => (Object.is(value, -0) ? '-0' : String(value))
  if (Object.is(real, 0)) return `${write(imaginary)}j`
  const sign = imaginary < 0 || Object.is(imaginary, -0) ? '' : '+'
  return `(${write(real)}${sign}${write(imaginary)}j)`
}
