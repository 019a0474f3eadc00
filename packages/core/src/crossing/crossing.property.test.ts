import { isDeepStrictEqual } from 'node:util'
import { Secret } from '@nornir-ts/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cross, errorClasses } from '../../test/cross.ts'
import { CrossingError } from './crossing-error.ts'
import { encode } from './encode.ts'

const keys = fc.oneof(
  { weight: 5, arbitrary: fc.string() },
  fc.constantFrom('__proto__', '$nornir-ts', 'constructor', 'toString', 'entries', 'cause'),
)
const leaves = fc.oneof(
  fc.anything({ maxDepth: 0, withBigInt: true, withDate: true, withSparseArray: true }),
  fc.constantFrom(Number.NaN, -0, undefined, null, /a.b/gi, 'error', 'secret', 'object'),
  fc.date({ noInvalidDate: false }),
  fc.uint8Array().map((bytes) => bytes.subarray(bytes.length >> 1)),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  fc.float64Array(),
  fc.string().map((text) => new Secret(text)),
)

/** An object that may have any key, `__proto__` too. */
function object(entries: readonly (readonly [string, unknown])[]): object {
  const made = {}
  for (const [key, value] of entries)
    Object.defineProperty(made, key, {
      value,
      ...{ enumerable: true, writable: true, configurable: true },
    })
  return made
}

const { tree: data } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaves,
    fc.array(tie('tree')),
    fc.array(fc.tuple(keys, tie('tree'))).map(object),
    fc.array(fc.tuple(tie('tree'), tie('tree'))).map((entries) => new Map(entries)),
    fc.array(tie('tree')).map((items) => new Set(items)),
    fc.tuple(tie('tree'), fc.boolean()).map(([shared, isCircular]) => {
      const pair: Record<string, unknown> = { one: shared, other: shared }
      if (isCircular) pair['self'] = pair
      return pair
    }),
  ),
}))

/** Secrets as texts, which a comparison sees. */
function revealed(value: unknown, seen = new Map<unknown, unknown>()): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Secret) return ['a secret', value.reveal()]
  if (seen.has(value)) return seen.get(value)
  if (Array.isArray(value)) {
    const list: unknown[] = new Array(value.length)
    seen.set(value, list)
    for (const key of Object.keys(value)) list[Number(key)] = revealed(value[Number(key)], seen)
    return list
  }
  if (value instanceof Map || value instanceof Set) {
    const items: unknown[] = []
    seen.set(value, items)
    items.push(value.constructor.name, ...[...value].map((item) => revealed(item, seen)))
    return items
  }
  // Two dates that are none are not equal to Node.
  if (value instanceof Date) return ['Date', value.getTime()]
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  const entries: unknown[] = []
  seen.set(value, entries)
  for (const [key, item] of Object.entries(value)) entries.push([key, revealed(item, seen)])
  return entries
}

describe('law: whatever its shape', () => {
  it('plain data comes out as it went in, and is not changed by that', () => {
    fc.assert(
      fc.property(data, (value) => {
        const before = revealed(value)
        const crossed = cross(value)
        expect(isDeepStrictEqual(revealed(crossed), before)).toBe(true)
        expect(isDeepStrictEqual(revealed(value), before)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('anything at all crosses or is refused with a CrossingError, and nothing else is thrown', () => {
    const anything = fc.anything({
      withBoxedValues: true,
      withNullPrototype: true,
      withObjectString: true,
      withTypedArray: true,
      withMap: true,
      withSet: true,
      values: [fc.constantFrom(() => 1, Symbol('s'), new URL('http://x/'), 1, 'x')],
    })
    fc.assert(
      fc.property(anything, (value) => {
        let encoded: unknown
        try {
          encoded = encode(value, 'params', errorClasses())
        } catch (error) {
          expect(error).toBeInstanceOf(CrossingError)
          expect((error as CrossingError).path).toMatch(/^params/)
          return
        }
        structuredClone(encoded)
      }),
      { numRuns: 1_000 },
    )
  })
})
