import { Secret, SecretReference, toError } from '@nornir-ts/kernel'
import { ResultTree } from '../result/multi-result.ts'
import { CrossingError } from './crossing-error.ts'
import type { ErrorClasses } from './error-classes.ts'
import { fieldsOf, stackOf, textOf } from './error-fields.ts'
import { TAG, type Tagged, type TaggedError } from './tag.ts'

/** What crosses to another thread: data that structured clone hands over as it is. */
export interface Encoded {
  /** The data. */
  readonly data: unknown
  /** Whether something in it stands for something else, and has to be decoded. */
  readonly isTagged: boolean
  /** Modules that the error classes in it come from. */
  readonly modules: readonly string[]
}

/** Something that is encoded already: within something else it is not encoded again. */
export class ReadyToCross {
  /** What crosses. */
  readonly encoded: Encoded

  /**
   * @param encoded - What crosses.
   */
  constructor(encoded: Encoded) {
    this.encoded = encoded
  }
}

/**
 * Makes something ready to cross to another thread: plain data, `Date`, `RegExp`, `Map`, `Set`, typed arrays,
 * `Buffer`, `Secret`, `SecretReference`, results and errors. What is shared or circular stays so.
 *
 * @param value - Anything; it is not changed.
 * @param name - What it is called, for the error: `params`.
 * @param classes - The error classes that the other side can load.
 * @throws {@link CrossingError} for all else, with its path.
 */
export function encode(value: unknown, name: string, classes: ErrorClasses): Encoded {
  const encoder = new Encoder(name, classes)
  const data = encoder.encodeAll(value)
  return { data, isTagged: encoder.isTagged, modules: [...encoder.modules] }
}

/** Structured clone and our own walks are recursive: what is deeper could break off half-way, on either side. */
const MAX_DEPTH = 400

/** What is copied by a function of its own: what a task does to it afterwards must not be seen in what crosses. */
const copies: ReadonlyMap<unknown, (value: never) => object> = new Map<
  unknown,
  (value: never) => object
>([
  [Date.prototype, (date: Date) => new Date(date.getTime())],
  [RegExp.prototype, (pattern: RegExp) => new RegExp(pattern)],
  [ArrayBuffer.prototype, (buffer: ArrayBuffer) => buffer.slice(0)],
  [SharedArrayBuffer.prototype, (buffer: SharedArrayBuffer) => buffer],
  [DataView.prototype, copyView],
])
const typedArray: unknown = Object.getPrototypeOf(Uint8Array.prototype)

class Encoder {
  isTagged = false
  readonly modules = new Set<string>()
  readonly #classes: ErrorClasses
  readonly #path: (string | number)[]
  readonly #known = new Map<object, unknown>()

  constructor(name: string, classes: ErrorClasses) {
    this.#path = [name]
    this.#classes = classes
  }

  encodeAll(value: unknown): unknown {
    try {
      return this.#encode(value)
    } catch (error) {
      if (error instanceof CrossingError) throw error
      // A getter, a proxy, memory that was handed over to somebody else.
      throw this.#refused('unreadable', { cause: toError(error) })
    }
  }

  #encode(value: unknown): unknown {
    if (typeof value === 'function') throw this.#refused('a function')
    if (typeof value === 'symbol') throw this.#refused('a symbol')
    if (typeof value !== 'object' || value === null) return value
    const known = this.#known.get(value)
    if (known !== undefined) return known
    if (this.#path.length > MAX_DEPTH)
      throw this.#refused(`more than ${MAX_DEPTH} levels below ${this.#path[0]}`)
    return this.#encodeObject(value)
  }

  #encodeObject(value: object): unknown {
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype === Array.prototype && Array.isArray(value)) {
      this.#refuseSymbols(value)
      return this.#entries(value, this.#keep(value, new Array(value.length)))
    }
    if (prototype === Object.prototype || prototype === null) return this.#plain(value)
    if (value instanceof ReadyToCross) return this.#ready(value)
    if (value instanceof Error) return this.#error(value)
    if (value instanceof Secret) return this.#tag(value, { [TAG]: 'secret', text: value.reveal() })
    if (value instanceof ResultTree) return this.#result(value)
    if (value instanceof SecretReference) {
      const { provider } = value
      const argument = this.#at('argument', value.argument)
      return this.#tag(value, { [TAG]: 'reference', provider, argument })
    }
    if (prototype === Map.prototype) return this.#map(value as Map<unknown, unknown>)
    if (prototype === Set.prototype) return this.#set(value as Set<unknown>)
    return this.#binary(value, prototype)
  }

  #ready({ encoded }: ReadyToCross): unknown {
    if (encoded.isTagged) this.isTagged = true
    for (const module of encoded.modules) this.modules.add(module)
    return encoded.data
  }

  #plain(value: object): unknown {
    this.#refuseSymbols(value)
    if (!Object.hasOwn(value, TAG)) return this.#entries(value, this.#keep(value, {}))
    const entries: [string, unknown][] = []
    const tagged = this.#tag(value, { [TAG]: 'object', entries })
    for (const key of Object.keys(value)) entries.push([key, this.#read(value, key)])
    return tagged
  }

  #entries<Copy extends object>(value: object, copy: Copy): Copy {
    for (const key of Object.keys(value)) {
      const item = this.#read(value, key)
      if (key !== '__proto__') (copy as Record<string, unknown>)[key] = item
      else Object.defineProperty(copy, key, { value: item, enumerable: true, writable: true })
    }
    return copy
  }

  #map(value: Map<unknown, unknown>): unknown {
    this.#refuseFields(value, 'Map')
    const map = this.#keep(value, new Map())
    for (const [key, item] of value)
      map.set(this.#at(`[key ${map.size}]`, key), this.#at(nameOf(key, map.size), item))
    return map
  }

  #set(value: Set<unknown>): unknown {
    this.#refuseFields(value, 'Set')
    const set = this.#keep(value, new Set())
    for (const item of value) set.add(this.#at(`[item ${set.size}]`, item))
    return set
  }

  /** A view is copied: with it structured clone would hand over all of the memory that it looks at. */
  #binary(value: object, prototype: unknown): unknown {
    const name = classNameOf(prototype)
    const copy = copies.get(prototype)
    if (copy !== undefined) {
      this.#refuseFields(value, name ?? 'Date')
      return this.#keep(value, copy(value as never))
    }
    if (Buffer.isBuffer(value)) {
      return this.#tag(value, { [TAG]: 'buffer', bytes: new Uint8Array(value) })
    }
    if (Object.getPrototypeOf(prototype) === typedArray) {
      const view = value as Uint8Array
      return this.#keep(value, view.buffer instanceof SharedArrayBuffer ? view : view.slice())
    }
    throw this.#refused(name === undefined ? 'an instance of a class' : `an instance of ${name}`)
  }

  #result(value: ResultTree): unknown {
    const [own, ...children] = value.results
    return this.#tag(value, {
      [TAG]: 'result',
      own: this.#encode(own),
      children: children.map((child, index) => this.#at(`[child ${index}]`, child)),
    })
  }

  /** An error is never refused: what is set on it and cannot cross is left out. */
  #error(error: Error): unknown {
    const address = this.#classes.addressOf(error)
    if (address !== undefined) this.modules.add(address.module)
    const fields: [string, unknown, boolean][] = []
    const tagged: { -readonly [Key in keyof TaggedError]: TaggedError[Key] } & { [TAG]: 'error' } =
      {
        [TAG]: 'error',
        name: textOf(error, 'name'),
        message: textOf(error, 'message'),
        stack: stackOf(error),
        fields,
        class: address,
      }
    this.#tag(error, tagged)
    for (const { key, isHidden } of fieldsOf(error, address !== undefined))
      this.#unlessRefused(() => void fields.push([key, this.#read(error, key), isHidden]))
    if (Object.hasOwn(error, 'cause'))
      this.#unlessRefused(() => {
        tagged.cause = this.#read(error, 'cause')
      })
    return tagged
  }

  /** What was encoded of something that is refused in the end is forgotten: it would be found half-done. */
  #unlessRefused(act: () => void): void {
    const depth = this.#path.length
    const { size } = this.#known
    try {
      act()
    } catch {
      this.#path.length = depth
      for (const value of [...this.#known.keys()].slice(size)) this.#known.delete(value)
    }
  }

  #tag(value: object, tagged: Tagged): unknown {
    this.isTagged = true
    return this.#keep(value, tagged)
  }

  #keep<Copy extends object>(value: object, copy: Copy): Copy {
    this.#known.set(value, copy)
    return copy
  }

  #read(value: object, key: string): unknown {
    this.#path.push(key)
    const encoded = this.#encode((value as Record<string, unknown>)[key])
    this.#path.pop()
    return encoded
  }

  #at(key: string, value: unknown): unknown {
    this.#path.push(key)
    const encoded = this.#encode(value)
    this.#path.pop()
    return encoded
  }

  #refuseSymbols(value: object): void {
    const [symbol] = Object.getOwnPropertySymbols(value)
    if (symbol !== undefined) throw this.#refused(`an object with the key ${String(symbol)}`)
  }

  /** Structured clone would leave them behind without a word. */
  #refuseFields(value: object, name: string): void {
    this.#refuseSymbols(value)
    const [key] = Object.keys(value)
    if (key !== undefined) throw this.#refused(`a ${name} with a property "${key}"`)
  }

  #refused(found: string, options?: ErrorOptions): CrossingError {
    const path =
      this.#path.length <= 20
        ? this.#path
        : [...this.#path.slice(0, 4), '…', ...this.#path.slice(-4)]
    return new CrossingError({ path: path.join('.').replaceAll('.[', '['), found }, options)
  }
}

/** What a key of a map is called in a path; an object may have nothing to be called by. */
function nameOf(key: unknown, index: number): string {
  return typeof key === 'object' && key !== null ? `[value ${index}]` : String(key)
}

/** Not by way of the value: a session that was taken back throws at any look. */
function classNameOf(prototype: unknown): string | undefined {
  const own = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value
  const name: unknown = typeof own === 'function' ? own.name : undefined
  return typeof name === 'string' && name !== '' ? name : undefined
}

function copyView({ buffer, byteOffset, byteLength }: DataView): DataView {
  if (buffer instanceof SharedArrayBuffer) return new DataView(buffer, byteOffset, byteLength)
  return new DataView(buffer.slice(byteOffset, byteOffset + byteLength))
}
