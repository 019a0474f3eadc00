import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'

const decode = (bytes: Uint8Array) => decodeText(bytes, { file: 'hosts.yaml' })

describe('decodeText', () => {
  it('reads UTF-8, with or without a byte order mark', () => {
    expect(decode(Buffer.from('größe: ü'))).toBe('größe: ü')
    expect(decode(Buffer.from('\ufeffa: 1'))).toBe('a: 1')
  })

  it('refuses anything else, with the place of the first wrong byte and without the text', () => {
    const latin1 = Buffer.from('r1:\n  password: g\xfcnther-s3cret\n', 'latin1')
    expect(() => decode(latin1)).toThrow('hosts.yaml:2:14: not UTF-8')
    expect(() => decode(latin1)).toThrow(expect.not.objectContaining({ message: /s3cret/ }))
    expect(() => decode(Buffer.from('\ufeffa: 1', 'utf16le'))).toThrow('hosts.yaml:1:1: not UTF-8')
  })
})
