import { NornirError, Secret } from '@nornir-ts/kernel'
import { describe, expect, it } from 'vitest'
import { cross } from '../../test/cross.ts'
import { type MultiResult, multiResult } from '../result/multi-result.ts'
import type { Result } from '../result/result.ts'
import { SubtaskError } from '../task/task-error.ts'
import { RemoteError } from './remote-error.ts'

class PortDownError extends NornirError {
  readonly code = 'PORT_DOWN'
  override readonly retryable = true
  readonly port: string
  constructor({ port }: { readonly port: string }, options?: ErrorOptions) {
    super(`Port ${port} is down`, options)
    this.port = port
  }
  get label(): string {
    return `port ${this.port}`
  }
}

/** Nobody exports it. */
class LocalError extends PortDownError {}

const known = { PortDownError }
const okResult = (name: string, value: unknown): Result => ({
  ...{ host: 'h1', name, status: 'ok', value, changed: true, diff: '+x', severity: 'info' },
  ...{ startedAt: new Date(0), durationMs: 1, attempts: 1, warnings: ['w'] },
})

describe('errors', () => {
  it('of a class that both sides have are of that class, with fields, stack and cause', () => {
    const cause = new PortDownError({ port: 'ge-0/0/1' })
    const error = new PortDownError({ port: 'ge-0/0/0' }, { cause })
    const crossed = cross(error, known)
    expect(crossed).toBeInstanceOf(PortDownError)
    expect(crossed).toMatchObject({ name: 'PortDownError', code: 'PORT_DOWN', retryable: true })
    expect([crossed.message, crossed.label, crossed.stack]).toEqual([
      error.message,
      'port ge-0/0/0',
      error.stack,
    ])
    expect(crossed.cause).toBeInstanceOf(PortDownError)
    expect(Object.keys(crossed).sort()).toEqual(Object.keys(error).sort())
  })

  it('of a class that nobody exports are RemoteErrors with all that is set on them', () => {
    const error = new LocalError({ port: 'x' }, { cause: new TypeError('deep') })
    const crossed = cross(error, known) as Error
    expect(crossed).toBeInstanceOf(RemoteError)
    expect(NornirError.is(crossed)).toBe(true)
    const fields = { name: 'LocalError', code: 'PORT_DOWN', retryable: true, port: 'x' }
    expect(crossed).toMatchObject(fields)
    expect(crossed.stack).toBe(error.stack)
    expect(crossed.cause).toMatchObject({ name: 'TypeError', code: 'REMOTE_ERROR' })
  })

  it('that crossed as RemoteErrors cross once more unchanged', () => {
    const error = Object.assign(new TypeError('x', { cause: new Error('y') }), { syscall: 'read' })
    const once = cross(error as Error)
    const twice = cross(once)
    expect(twice).toBeInstanceOf(RemoteError)
    expect(twice).toMatchObject({ name: 'TypeError', message: 'x', syscall: 'read' })
    expect(twice.stack).toBe(error.stack)
    expect(twice.cause).toMatchObject({ name: 'Error', message: 'y' })
  })

  it('keep the code of the system, and a name that was given to them', () => {
    const system = Object.assign(new Error('x'), { code: 'ECONNREFUSED', errno: -111 })
    expect(cross(system)).toMatchObject({ name: 'Error', code: 'ECONNREFUSED', errno: -111 })
    const named = Object.assign(new Error('x'), { name: 'Custom', className: 'other' })
    expect(cross(named).name).toBe('Custom')
  })

  it('of the web platform keep their name', () => {
    const { signal } = new AbortController()
    const crossed = cross(new DOMException('too late', 'TimeoutError')) as Error
    expect(crossed).toMatchObject({
      name: 'TimeoutError',
      message: 'too late',
      code: 'REMOTE_ERROR',
    })
    expect(signal.aborted).toBe(false)
  })

  it('of several keep all of them', () => {
    const error = new AggregateError([new PortDownError({ port: 'a' }), new Error('b')], 'both')
    const { errors } = cross(error, known)
    expect(errors).toMatchObject([{ name: 'PortDownError' }, { name: 'Error', message: 'b' }])
    expect(errors[0]).toBeInstanceOf(PortDownError)
  })

  it('may cause each other', () => {
    const one = new Error('one')
    const other = new PortDownError({ port: 'x' }, { cause: one })
    one.cause = other
    const crossed = cross(one, known)
    expect((crossed.cause as Error).cause).toBe(crossed)
  })

  it('say what a class says by a getter, where the engine asks for it', () => {
    class Refused extends Error {
      get credentialRejected(): boolean {
        return true
      }
      get changed(): 'unknown' {
        return 'unknown'
      }
      get code(): string {
        return 'REFUSED'
      }
    }
    const crossed = cross(new Refused('no') as Error)
    expect(crossed).toMatchObject({ credentialRejected: true, changed: 'unknown', code: 'REFUSED' })
  })

  it('are never refused: what cannot cross is left out, whole', () => {
    const half = { fine: 1, call: () => 1 }
    const error = Object.assign(new Error('x', { cause: { half } }), {
      half,
      list: [half],
      kept: [1],
    })
    const get = (): never => {
      throw new Error('not now')
    }
    Object.defineProperty(error, 'token', { get, enumerable: true })
    Object.defineProperty(error, '__proto__', { value: { polluted: true }, enumerable: true })
    const crossed = cross(error) as unknown as Record<string, unknown>
    expect(crossed['kept']).toEqual([1])
    for (const key of ['half', 'list', 'cause', 'polluted']) expect(crossed[key]).toBeUndefined()
    expect(crossed).toBeInstanceOf(RemoteError)
  })

  it('with a message, name or stack that is no text cross all the same', () => {
    const error = Object.assign(new Error('x'), { message: () => 1, name: null, stack: [() => 1] })
    expect(cross(error)).toMatchObject({ name: 'null', message: '() => 1' })
    const hostile = Object.defineProperty(new Error('x'), 'message', {
      get: () => {
        throw new Error('no')
      },
    })
    expect(cross(hostile).message).toBe('')
  })

  it('whose causes never end lose the last of them', () => {
    let error = new Error('last')
    for (let count = 0; count < 20_000; count += 1) error = new Error(`${count}`, { cause: error })
    let depth = 0
    for (let at: unknown = cross(error); at instanceof Error; at = at.cause) depth += 1
    expect(depth).toBeGreaterThan(100)
  })

  it('keep what is hidden hidden, and private fields to themselves', () => {
    class Careful extends Error {
      readonly #text = 's3cret'
      constructor() {
        super('careful')
        Object.defineProperty(this, 'note', { value: new Secret('n0te') })
      }
      get text(): string {
        return this.#text
      }
    }
    const crossed = cross(new Careful(), { Careful })
    expect(crossed).toBeInstanceOf(Careful)
    expect(Object.keys(crossed)).toEqual([])
    expect((crossed as unknown as { note: Secret }).note.reveal()).toBe('n0te')
    expect(() => crossed.text).toThrow(TypeError)
  })
})

describe('results', () => {
  it('cross as trees, with children by name and their errors', () => {
    const failed = {
      ...okResult('leaf', undefined),
      status: 'failed',
      error: new PortDownError({ port: 'x' }),
    }
    const leaf = multiResult(failed as Result, []) as MultiResult & { readonly status: 'failed' }
    const inner = multiResult(okResult('inner', new Secret('x')), [failed as Result])
    const error = new SubtaskError({ result: leaf as never })
    const root = multiResult(
      { ...okResult('root', undefined), status: 'failed', error } as Result,
      [inner],
    )
    const crossed = cross(root, known) as MultiResult
    expect(crossed).toMatchObject({ name: 'root', status: 'failed', changed: true, diff: '+x' })
    const child = crossed.child('inner') as MultiResult
    expect((child.value as Secret).reveal()).toBe('x')
    expect(child.child('leaf')?.error).toBeInstanceOf(PortDownError)
    expect(crossed.error).toBeInstanceOf(SubtaskError)
    expect((crossed.error as SubtaskError).cause).toBeInstanceOf(PortDownError)
    expect(crossed.results[0]).toEqual(cross(root.results[0], known))
  })
})
