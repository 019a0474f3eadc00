import { Secret, SecretReference } from '@nornir-ts/kernel'
import { multiResult } from '../result/multi-result.ts'
import type { Result } from '../result/result.ts'
import type { Encoded } from './encode.ts'
import type { ErrorClasses } from './error-classes.ts'
import { RemoteError } from './remote-error.ts'
import { TAG, type Tagged, type TaggedError } from './tag.ts'

/**
 * Makes what has crossed what it was. It is taken over, not copied.
 *
 * @param encoded - What `encode` gave on the other side.
 * @param classes - The error classes; those of `encoded.modules` are loaded already (see {@link decodeLoading}).
 */
export function decode({ data, isTagged }: Encoded, classes: ErrorClasses): unknown {
  return isTagged ? new Decoder(classes).decode(data) : data
}

/**
 * The same, loading the modules of the error classes first.
 *
 * @param encoded - What `encode` gave on the other side.
 * @param classes - The error classes.
 */
export async function decodeLoading(encoded: Encoded, classes: ErrorClasses): Promise<unknown> {
  for (const module of encoded.modules) await classes.load(module)
  return decode(encoded, classes)
}

class Decoder {
  readonly #classes: ErrorClasses
  readonly #known = new Map<object, unknown>()

  constructor(classes: ErrorClasses) {
    this.#classes = classes
  }

  decode(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    const known = this.#known.get(value)
    if (known !== undefined) return known
    if (!Array.isArray(value) && Object.hasOwn(value, TAG)) return this.#tagged(value as Tagged)
    this.#known.set(value, value)
    if (value instanceof Map) this.#map(value)
    else if (value instanceof Set) this.#set(value)
    else if (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype) {
      const items = value as Record<string, unknown>
      for (const key of Object.keys(items)) {
        const item = items[key]
        if (typeof item === 'object' && item !== null) items[key] = this.decode(item)
      }
    }
    return value
  }

  #map(map: Map<unknown, unknown>): void {
    const entries = [...map]
    map.clear()
    for (const [key, item] of entries) map.set(this.decode(key), this.decode(item))
  }

  #set(set: Set<unknown>): void {
    const items = [...set]
    set.clear()
    for (const item of items) set.add(this.decode(item))
  }

  #tagged(tagged: Tagged): unknown {
    switch (tagged[TAG]) {
      case 'object': {
        const object = this.#keep(tagged, {})
        for (const [key, item] of tagged.entries)
          Object.defineProperty(object, key, {
            value: this.decode(item),
            ...{ enumerable: true, writable: true, configurable: true },
          })
        return object
      }
      case 'buffer': {
        const { buffer, byteOffset, length } = tagged.bytes
        return this.#keep(tagged, Buffer.from(buffer as ArrayBuffer, byteOffset, length))
      }
      case 'secret':
        return this.#keep(tagged, new Secret(tagged.text))
      case 'reference': {
        const data = { [`$${tagged.provider}` as const]: this.decode(tagged.argument) }
        return this.#keep(tagged, SecretReference.from(data))
      }
      case 'result': {
        const children = tagged.children.map((child) => this.decode(child) as Result)
        return this.#keep(tagged, multiResult(this.decode(tagged.own) as Result, children))
      }
      case 'error':
        return this.#error(tagged)
    }
  }

  #error(tagged: { readonly [TAG]: 'error' } & TaggedError): Error {
    const { name, message, stack, fields, class: address } = tagged
    const known = address && this.#classes.at(address)
    const code = fields.find(([key, item]) => key === 'code' && typeof item === 'string')?.[1]
    const error = known
      ? new Error(message)
      : new RemoteError({ name, code: code as string | undefined, message })
    // Its constructor wants its details, which are the fields that follow.
    if (known) Object.setPrototypeOf(error, known.prototype)
    this.#keep(tagged, error)
    hide(error, 'stack', stack)
    for (const [key, item, isHidden] of fields)
      Object.defineProperty(error, key, {
        value: this.decode(item),
        ...{ enumerable: !isHidden, writable: true, configurable: true },
      })
    if ('cause' in tagged) hide(error, 'cause', this.decode(tagged.cause))
    return error
  }

  #keep<Value>(tagged: object, value: Value): Value {
    this.#known.set(tagged, value)
    return value
  }
}

function hide(error: Error, key: 'stack' | 'cause', value: unknown): void {
  Object.defineProperty(error, key, {
    value,
    ...{ enumerable: false, writable: true, configurable: true },
  })
}
