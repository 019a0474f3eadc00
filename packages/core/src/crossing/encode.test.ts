import { inspect } from 'node:util'
import { Secret, SecretReference } from '@nornir-ts/kernel'
import { describe, expect, it } from 'vitest'
import { cross, errorClasses } from '../../test/cross.ts'
import { CrossingError } from './crossing-error.ts'
import { encode, ReadyToCross } from './encode.ts'

/** Data with a key that a literal would take for the prototype. */
function withProto(value: unknown): Record<string, unknown> {
  const options = { value, enumerable: true, writable: true, configurable: true }
  return Object.defineProperty({ a: 1 }, '__proto__', options)
}

function refusal(value: unknown): CrossingError {
  try {
    encode(value, 'params', errorClasses())
  } catch (error) {
    if (error instanceof CrossingError) return error
    throw new Error('refused with another error', { cause: error })
  }
  throw new Error('it was not refused')
}

function nested(depth: number, innermost: unknown = 'end'): unknown {
  let value = innermost
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { value }
  return value
}

describe('what crosses', () => {
  it.each([
    ['numbers that JSON cannot say', [Number.NaN, -0, Number.POSITIVE_INFINITY, 10n ** 30n]],
    ['nothing, in both kinds', { a: undefined, b: null }],
    // biome-ignore lint/suspicious/noSparseArray: it is what is tested.
    ['an array with holes', [1, , 3, undefined]],
    ['an array with a name on it, as match() gives', 'ab'.match(/(?<first>a)b/)],
    ['a date, and one that is none', [new Date(7), new Date(Number.NaN)]],
    ['a pattern', /a.b/giu],
    [
      'maps and sets of anything',
      new Map<unknown, unknown>([
        [{ k: 1 }, new Set([[1]])],
        [7n, 1],
      ]),
    ],
    ['a key __proto__', withProto({ b: 2 })],
    ['a key __proto__ above a secret', withProto([new Secret('s3cret')])],
    ['the key that we mark things with', { '$nornir-ts': 'secret', text: 'x' }],
    ['that key below that key', { '$nornir-ts': { '$nornir-ts': [], b: new Set([1]) } }],
    [
      'memory of all kinds',
      [new ArrayBuffer(3), new DataView(new ArrayBuffer(2)), new Float64Array([1, -0])],
    ],
  ])('%s comes out as it was', (_, value) => {
    expect(cross(value)).toEqual(value)
  })

  it('a prototype is never made of a key', () => {
    const crossed = cross(withProto({ polluted: true })) as { polluted?: boolean }
    expect(crossed.polluted).toBeUndefined()
    expect(Object.hasOwn(crossed, '__proto__')).toBe(true)
  })

  it('what is shared or goes in circles stays so', () => {
    const shared = { secret: new Secret('s3cret') }
    const value: Record<string, unknown> = { one: shared, other: [shared], map: new Map() }
    value['self'] = value
    ;(value['map'] as Map<unknown, unknown>).set(value, value['map'])
    const crossed = cross(value)
    expect(crossed['one']).toBe((crossed['other'] as unknown[])[0])
    expect(crossed['self']).toBe(crossed)
    const map = crossed['map'] as Map<unknown, unknown>
    expect(map.get(crossed)).toBe(map)
  })

  it('of a view on more memory only what it shows crosses', () => {
    const memory = new Uint8Array(1_000).fill(7)
    const typed = cross(memory.subarray(10, 12))
    const view = cross(new DataView(memory.buffer, 10, 2))
    const buffer = cross(Buffer.from(memory.buffer, 10, 2))
    expect([...typed]).toEqual([7, 7])
    expect(view.getUint16(0)).toBe(0x0707)
    expect(Buffer.isBuffer(buffer)).toBe(true)
    expect([...buffer]).toEqual([7, 7])
    for (const one of [typed, view, buffer]) expect(one.buffer.byteLength).toBe(2)
  })

  it('shared memory stays shared', () => {
    const counter = new Int32Array(new SharedArrayBuffer(8), 4)
    const crossed = cross({ counter, view: new DataView(counter.buffer, 4) })
    counter[0] = 5
    expect(crossed.counter[0]).toBe(5)
    expect(crossed.view.getInt32(0, true)).toBe(5)
  })

  it('a secret comes out as one, wherever it is, and a reference to one too', () => {
    const reference = SecretReference.from({ $vault: { path: 'a', key: new Secret('inner') } })
    const map = new Map([[new Secret('key'), [new Secret('value')]]])
    const [crossed, byKey] = cross([reference, map] as const)
    expect(crossed.provider).toBe('vault')
    expect((crossed.argument as { key: Secret }).key.reveal()).toBe('inner')
    const [[key, [value] = []] = []] = [...byKey]
    expect([key?.reveal(), value?.reveal()]).toEqual(['key', 'value'])
  })

  it('what is encoded is a snapshot: later changes are not in it', () => {
    const value = {
      date: new Date(1),
      list: [1],
      bytes: new Uint8Array([1]),
      memory: new ArrayBuffer(1),
    }
    const { data } = encode(value, 'value', errorClasses())
    value.date.setTime(2)
    value.list.push(2)
    value.bytes[0] = 2
    new Uint8Array(value.memory)[0] = 2
    const at1 = {
      date: new Date(1),
      list: [1],
      bytes: new Uint8Array([1]),
      memory: new ArrayBuffer(1),
    }
    expect(data).toEqual(at1)
  })

  it('what is encoded already is taken as it is', () => {
    const inner = new ReadyToCross(encode({ secret: new Secret('x') }, 'inner', errorClasses()))
    const crossed = cross({ inner }) as unknown as { inner: { secret: Secret } }
    expect(crossed.inner.secret.reveal()).toBe('x')
  })

  it('plain data is handed over without being decoded', () => {
    expect(encode({ a: [1, { b: new Date(0) }] }, 'v', errorClasses()).isTagged).toBe(false)
    expect(encode({ a: new Secret('x') }, 'v', errorClasses()).isTagged).toBe(true)
  })
})

class Device {
  name = 'd1'
}

describe('what cannot cross is refused with its path', () => {
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()
  const transferred = new Uint8Array(4)
  structuredClone(transferred, { transfer: [transferred.buffer] })
  const throwing = {
    get token(): string {
      throw new Error('not now')
    },
  }
  /** As a session that was taken back: any look at it throws. */
  const takenBack = new Proxy(Object.create(Device.prototype), {
    get() {
      throw new Error('revoked')
    },
  })

  it.each([
    ['a function', { a: [1, { call: () => 1 }] }, 'params.a.1.call', 'a function'],
    ['a function itself', () => 1, 'params', 'a function'],
    ['a class', { Device }, 'params.Device', 'a function'],
    ['a symbol', { a: Symbol('s') }, 'params.a', 'a symbol'],
    [
      'a key that is a symbol',
      { a: { [Symbol('s')]: 1 } },
      'params.a',
      'an object with the key Symbol(s)',
    ],
    [
      'such a key on an array',
      [Object.assign([1], { [Symbol('s')]: 1 })],
      'params.0',
      'an object with the key Symbol(s)',
    ],
    ['a URL', { url: new URL('http://x/') }, 'params.url', 'an instance of URL'],
    ['an instance of a class', [new Device()], 'params.0', 'an instance of Device'],
    ['an instance of a nameless class', [new (class {})()], 'params.0', 'an instance of a class'],
    [
      'a subclass of an array',
      [new (class List extends Array {})()],
      'params.0',
      'an instance of List',
    ],
    ['a subclass of a map', new (class Table extends Map {})(), 'params', 'an instance of Table'],
    ['a subclass of a date', new (class Day extends Date {})(), 'params', 'an instance of Day'],
    [
      'a subclass of a typed array',
      new (class Bytes extends Uint8Array {})(1),
      'params',
      'an instance of Bytes',
    ],
    [
      'a date with more on it',
      Object.assign(new Date(0), { zone: 'UTC' }),
      'params',
      'a Date with a property "zone"',
    ],
    [
      'a map with more on it',
      Object.assign(new Map(), { x: 1 }),
      'params',
      'a Map with a property "x"',
    ],
    ['a promise', { later: Promise.resolve(1) }, 'params.later', 'an instance of Promise'],
    ['a weak map', new WeakMap(), 'params', 'an instance of WeakMap'],
    ['a value of a map', new Map([['x', () => 1]]), 'params.x', 'a function'],
    [
      'a value under a key that is an object',
      new Map([[Object.create(null), () => 1]]),
      'params[value 0]',
      'a function',
    ],
    ['a key of a map', { m: new Map([[() => 1, 1]]) }, 'params.m[key 0]', 'a function'],
    ['an item of a set', new Set([1, () => 1]), 'params[item 1]', 'a function'],
    ['a getter that throws', { a: throwing }, 'params.a.token', 'unreadable'],
    ['a proxy that was revoked', { a: revoked.proxy }, 'params.a', 'unreadable'],
    ['a session that was taken back', { a: takenBack }, 'params.a', 'an instance of Device'],
    ['memory that went to somebody else', { a: transferred }, 'params.a', 'unreadable'],
    [
      'an argument of a reference',
      SecretReference.from({ $v: { f: () => 1 } }),
      'params.argument.f',
      'a function',
    ],
  ])('%s', (...[, value, path, found]) => {
    expect(refusal(value)).toMatchObject({ code: 'CANNOT_CROSS', path, found })
  })

  it('data nested without end, with a path that can be read', () => {
    const error = refusal(nested(100_000))
    expect(error.found).toContain('levels below params')
    expect(error.path.length).toBeLessThan(100)
  })

  it('but not data that is merely deep', () => {
    expect(cross(nested(390, new Secret('x')))).toEqual(nested(390, new Secret('x')))
  })

  it('what the getter threw is the cause', () => {
    expect(refusal(throwing).cause).toMatchObject({ message: 'not now' })
  })

  it('without a word of a secret, be it a key or beside', () => {
    const call = () => 1
    const map = new Map<unknown, unknown>([
      [new Secret('s3cret-key'), { beside: new Secret('s3cret'), call }],
    ])
    const error = refusal({ password: new Secret('s3cret'), map })
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('s3cret')
    expect(error.path).toBe('params.map[value 0].call')
  })
})
