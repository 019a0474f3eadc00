import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainPlatform } from '../../../test/fake-session.ts'
import { linux } from '../../platform/linux.ts'
import { InputRefusedError } from '../error/input-refused-error.ts'
import { encodeInput } from './input.ts'

const context = { host: 'r1', phase: 'command' } as const

describe('encodeInput', () => {
  it('leaves a line as it is, blanks included', () => {
    expect(encodeInput(' description a  b ', plainPlatform, context)).toBe(' description a  b ')
  })

  it('quotes every live key, and only where the platform has some', () => {
    expect(encodeInput('a?b?', plainPlatform, context)).toBe('a\x16?b\x16?')
    expect(encodeInput('ls ?.txt', linux, context)).toBe('ls ?.txt')
  })

  it('refuses what is not a text, as plain JavaScript may give it', () => {
    const encode = () => encodeInput(undefined as unknown as string, plainPlatform, context)
    expect(encode).toThrow(InputRefusedError)
  })

  it('rule 3: either refuses, or types no control character but the quote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (line) => {
        try {
          const typed = encodeInput(line, plainPlatform, context)
          expect(typed.replaceAll('\x16?', '?')).toBe(line)
          expect(/\p{Cc}/u.test(line)).toBe(false)
        } catch (error) {
          expect(error).toBeInstanceOf(InputRefusedError)
          expect(line.trim() === '' || /\p{Cc}/u.test(line)).toBe(true)
        }
      }),
    )
  })

  it('shows what was refused in a readable form, and why', () => {
    expect(() => encodeInput('a\x03', plainPlatform, context)).toThrow(
      /^r1: command: "a\\u0003" was not sent: control characters/,
    )
  })
})
