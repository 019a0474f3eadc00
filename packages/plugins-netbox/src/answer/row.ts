import { isMap } from '@nornir-ts/kernel'
import { NetboxAnswerError } from './answer-error.ts'

/** Id of an object: a number in NetBox, a UUID in Nautobot. */
export type NetboxId = number | string

/** A map of JSON. */
export type JsonMap = Readonly<Record<string, unknown>>

/**
 * One object of an answer, read field by field: nothing of an answer is trusted to be what it should. A field
 * that is missing, `null` or an empty text is `undefined`.
 */
export class Row {
  readonly #fields: JsonMap
  readonly #url: string
  readonly #at: string
  readonly #owner: NetboxId | undefined

  private constructor(fields: JsonMap, place: Place) {
    this.#fields = fields
    this.#url = place.url
    this.#at = place.at
    this.#owner = place.owner
  }

  /**
   * Takes a value of an answer for an object.
   *
   * @param value - Anything.
   * @param url - What was asked for.
   * @throws {@link NetboxAnswerError} when it is none.
   */
  static of(value: unknown, url: string): Row {
    if (!isMap(value)) throw wrong({ url, at: '', owner: undefined }, 'an object', value)
    const id = value['id']
    return new Row(value, { url, at: '', owner: isId(id) ? id : undefined })
  }

  /** Its id. */
  get id(): NetboxId {
    const id = this.#fields['id']
    if (!isId(id)) throw this.#wrong('id', 'a number or a text', id)
    return id
  }

  /** Whether the server gave the field, be it `null`. */
  has(field: string): boolean {
    return this.#fields[field] !== undefined
  }

  /** Refuses an object without fields that were asked for, be they `null`: they were not said to be empty. */
  require(fields: readonly string[]): void {
    for (const field of fields)
      if (this.#fields[field] === undefined) throw this.#wrong(field, 'a value or null', undefined)
  }

  /** What is there, unread. */
  raw(field: string): unknown {
    return this.#fields[field]
  }

  /** A text. */
  text(field: string): string | undefined {
    const value = this.#fields[field]
    if (value === undefined || value === null || value === '') return undefined
    if (typeof value !== 'string') throw this.#wrong(field, 'a text', value)
    return value
  }

  /** A text that has to be there. */
  requiredText(field: string): string {
    const value = this.text(field)
    if (value === undefined) throw this.#wrong(field, 'a text', this.#fields[field])
    return value
  }

  /** A whole number. */
  integer(field: string): number | undefined {
    const value = this.#fields[field]
    if (value === undefined || value === null) return undefined
    if (!Number.isInteger(value)) throw this.#wrong(field, 'a whole number', value)
    return value as number
  }

  /** A map of anything. */
  map(field: string): JsonMap | undefined {
    const value = this.#fields[field]
    if (value === undefined || value === null) return undefined
    if (!isMap(value)) throw this.#wrong(field, 'a map', value)
    return value
  }

  /** Another object. */
  row(field: string): Row | undefined {
    const value = this.map(field)
    return value && new Row(value, this.#below(field))
  }

  /** Other objects. */
  rows(field: string): Row[] {
    const value = this.#fields[field]
    if (value === undefined || value === null) return []
    if (!Array.isArray(value)) throw this.#wrong(field, 'a list', value)
    return value.map((item: unknown, index) => {
      if (!isMap(item)) throw this.#wrong(`${field}.${index}`, 'an object', item)
      return new Row(item, this.#below(`${field}.${index}`))
    })
  }

  /** The value of a choice: `{ value, label }`, or the value itself. */
  choice(field: string): string | undefined {
    const value = this.#fields[field]
    if (isMap(value)) return this.row(field)?.requiredText('value')
    return this.text(field)
  }

  /** An error about a field whose value is of the right kind, but not right. */
  wrong(field: string, expected: string): Error {
    return this.#wrong(field, expected, this.#fields[field])
  }

  #wrong(field: string, expected: string, value: unknown): Error {
    return wrong(this.#below(field), expected, value)
  }

  #below(field: string): Place {
    const at = this.#at === '' ? field : `${this.#at}.${field}`
    return { url: this.#url, at, owner: this.#owner }
  }
}

interface Place {
  readonly url: string
  readonly at: string
  /** Id of the outermost object. */
  readonly owner: NetboxId | undefined
}

function wrong({ url, at, owner }: Place, expected: string, value: unknown): Error {
  return new NetboxAnswerError({ url, id: owner, field: at, expected, received: kindOf(value) })
}

/** The kind only: a value may be a secret. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (value === '') return 'an empty text'
  if (Array.isArray(value)) return 'a list'
  const kinds: Readonly<Record<string, string>> = {
    object: 'a map',
    string: 'a text',
    number: 'a number',
    boolean: 'true or false',
  }
  return kinds[typeof value] ?? typeof value
}

function isId(value: unknown): value is NetboxId {
  return Number.isSafeInteger(value) || (typeof value === 'string' && value !== '')
}
