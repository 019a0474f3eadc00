import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseMac } from './normalise-mac.ts'

describe('normaliseMac', () => {
  it.each([
    '0011.2233.4455',
    '00-11-22-33-44-55',
    '00:11:22:33:44:55',
    '001122334455',
    '0011-2233-4455',
    '001122-334455',
    '0:11:22:33:44:55',
    ' 0011.2233.4455 ',
  ])('reads %j', (text) => expect(normaliseMac(text)).toBe('00:11:22:33:44:55'))

  it('answers in lower case', () => {
    expect(normaliseMac('C4F7.D564.B716')).toBe('c4:f7:d5:64:b7:16')
  })

  it.each([
    'Incomplete',
    '',
    '0011.2233',
    '0011.2233-4455',
    '00:11:22:33:44',
    '00:11-22:33:44:55',
    '10.1.100.130',
    '00112233445g',
    '2001:db8::1',
  ])('says that %j is none', (text) => expect(normaliseMac(text)).toBeUndefined())

  it('property: any six bytes come back from any notation, and their normal form from itself', () => {
    const bytes = fc.uint8Array({ minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(bytes, (mac) => {
        const hex = Buffer.from(mac).toString('hex')
        const normal = hex.match(/../g)?.join(':')
        const fours = hex.match(/.{4}/g) ?? []
        const notations = [
          hex,
          fours.join('.'),
          fours.join('-').toUpperCase(),
          hex.replace(/.{6}/, '$&-'),
        ]
        const short = Array.from(mac, (byte) => byte.toString(16)).join(':')
        for (const text of [...notations, short, normal ?? ''])
          expect(normaliseMac(text)).toBe(normal)
      }),
    )
  })
})
