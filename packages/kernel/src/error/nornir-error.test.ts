import { describe, expect, it } from 'vitest'
import { NornirError, ThrownValueError, toError } from './nornir-error.ts'

class DiskFullError extends NornirError {
  readonly code = 'DISK_FULL'
}

describe('NornirError', () => {
  it('is named after its class, has a code, and is not retryable unless it says so', () => {
    const error = new DiskFullError('no space', { cause: new Error('ENOSPC') })
    expect(error).toMatchObject({ name: 'DiskFullError', code: 'DISK_FULL', retryable: false })
    expect(error.cause).toMatchObject({ message: 'ENOSPC' })
    expect(String(error)).toBe('DiskFullError: no space')
  })

  it('is recognised when it comes from another installed copy, and nothing else is', async () => {
    const copy = new URL('./nornir-error.ts?another-copy', import.meta.url)
    const other = (await import(copy.href)) as { ThrownValueError: typeof ThrownValueError }
    const foreign = new other.ThrownValueError({ value: 1 })
    expect(foreign).not.toBeInstanceOf(NornirError)
    expect(NornirError.is(foreign)).toBe(true)
    expect(NornirError.is(new DiskFullError())).toBe(true)
    for (const value of [new Error('x'), { code: 'DISK_FULL' }, null, undefined, 'x'])
      expect(NornirError.is(value)).toBe(false)
  })
})

describe('toError', () => {
  it('leaves errors as they are and wraps everything else', () => {
    const error = new TypeError('x')
    expect(toError(error)).toBe(error)
    expect(toError('no')).toMatchObject({ code: 'THROWN_VALUE', value: 'no' })
    expect(toError(undefined)).toBeInstanceOf(ThrownValueError)
    expect(toError(Object.create(null))).toBeInstanceOf(ThrownValueError)
    expect(toError(Symbol('s'))).toBeInstanceOf(ThrownValueError)
  })
})
