import { Secret, SecretReference } from '@nornir-ts/kernel'
import { ResultTree } from '../result/multi-result.ts'
import { CrossingError } from './crossing-error.ts'
import type { ErrorClasses } from './error-classes.ts'
import { TAG, type Tagged } from './tag.ts'

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
  const data = encoder.encode(value)
  return { data, isTagged: encoder.isTagged, modules: [...encoder.modules] }
}

/** Prototypes of objects that structured clone hands over whole, when nobody has extended them. */
const clonable: ReadonlySet<unknown> = new Set(
  [Date, RegExp, ArrayBuffer, SharedArrayBuffer, DataView].map(({ prototype }) => prototype),
)
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

  encode(value: unknown): unknown {
    if (typeof value === 'function') throw this.#refused('a function')
    if (typeof value === 'symbol') throw this.#refused('a symbol')
    if (typeof value !== 'object' || value === null) return value
    const known = this.#known.get(value)
    if (known !== undefined) return known
    return this.#encodeObject(value)
  }

  #encodeObject(value: object): unknown {
    if (Array.isArray(value))
      return this.#entries(value, this.#keep(value, new Array(value.length)))
    const prototype: unknown = Object.getPrototypeOf(value)
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
    if (value instanceof Map) {
      const map = this.#keep(value, new Map())
      for (const [key, item] of value) map.set(this.#at('key', key), this.#at(String(key), item))
      return map
    }
    if (value instanceof Set) {
      const set = this.#keep(value, new Set())
      for (const item of value) set.add(this.#at('item', item))
      return set
    }
    return this.#binary(value, prototype)
  }

  #ready({ encoded }: ReadyToCross): unknown {
    if (encoded.isTagged) this.isTagged = true
    for (const module of encoded.modules) this.modules.add(module)
    return encoded.data
  }

  #plain(value: object): unknown {
    const symbols = Object.getOwnPropertySymbols(value)
    if (symbols.length > 0) throw this.#refused(`an object with the key ${String(symbols[0])}`)
    if (!Object.hasOwn(value, TAG)) return this.#entries(value, this.#keep(value, {}))
    const entries: [string, unknown][] = []
    const tagged = this.#tag(value, { [TAG]: 'object', entries })
    for (const [key, item] of Object.entries(value)) entries.push([key, this.#at(key, item)])
    return tagged
  }

  #entries<Copy extends object>(value: object, copy: Copy): Copy {
    for (const key of Object.keys(value)) {
      const item = this.#at(key, (value as Record<string, unknown>)[key])
      if (key !== '__proto__') (copy as Record<string, unknown>)[key] = item
      else Object.defineProperty(copy, key, { value: item, enumerable: true, writable: true })
    }
    return copy
  }

  /** A view is copied: with it structured clone would hand over all of the memory that it looks at. */
  #binary(value: object, prototype: unknown): unknown {
    if (clonable.has(prototype)) return this.#keep(value, value)
    if (Buffer.isBuffer(value)) {
      return this.#tag(value, { [TAG]: 'buffer', bytes: new Uint8Array(value) })
    }
    if (Object.getPrototypeOf(prototype) === typedArray) {
      const view = value as Uint8Array
      return this.#keep(value, view.buffer instanceof SharedArrayBuffer ? view : view.slice())
    }
    const name = (value.constructor as { readonly name?: string } | undefined)?.name
    throw this.#refused(name ? `an instance of ${name}` : 'an instance of a class')
  }

  #result(value: ResultTree): unknown {
    const [own, ...children] = value.results
    return this.#tag(value, {
      [TAG]: 'result',
      own: this.encode(own),
      children: children.map((child, index) => this.#at(`children[${index}]`, child)),
    })
  }

  /** An error is never refused: what is set on it and cannot cross is left out. */
  #error(error: Error): unknown {
    const fields: Record<string, unknown> = {}
    const address = this.#classes.addressOf(error)
    if (address !== undefined) this.modules.add(address.module)
    const { name, message, stack } = error
    const tagged: Record<string, unknown> = { [TAG]: 'error', name, message, stack, fields }
    tagged['class'] = address
    this.#tag(error, tagged as unknown as Tagged)
    const set = error instanceof AggregateError ? { ...error, errors: error.errors } : { ...error }
    for (const [key, item] of Object.entries(set)) {
      if (key === 'cause' || key === 'stack' || key === 'message') continue
      this.#unlessRefused(() => {
        fields[key] = this.#at(key, item)
      })
    }
    if (Object.hasOwn(error, 'cause'))
      this.#unlessRefused(() => {
        tagged['cause'] = this.#at('cause', error.cause)
      })
    return tagged
  }

  #unlessRefused(act: () => void): void {
    const depth = this.#path.length
    try {
      act()
    } catch (refusal) {
      if (!(refusal instanceof CrossingError)) throw refusal
      this.#path.length = depth
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

  #at(key: string | number, value: unknown): unknown {
    if (typeof value === 'string' || typeof value === 'number') return value // most are
    this.#path.push(key)
    const encoded = this.encode(value)
    this.#path.pop()
    return encoded
  }

  #refused(found: string): CrossingError {
    return new CrossingError({ path: this.#path.join('.').replaceAll('.[', '['), found })
  }
}
