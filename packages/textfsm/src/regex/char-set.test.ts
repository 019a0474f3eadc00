import { describe, expect, it } from 'vitest'
import {
  asciiClass,
  asciiRanges,
  beyondAscii,
  charBits,
  everything,
  ignoringCase,
  oneChar,
  whiteSpace,
} from './char-set.ts'

describe('charBits', () => {
  it('has what is not named where a set is negated', () => {
    const bits = charBits({ ...oneChar(0x61), negated: true })
    expect(asciiRanges(everything & ~bits)).toEqual([{ from: 0x61, to: 0x61 }])
  })

  it('has all that may be beyond ASCII, rather more', () => {
    expect(charBits(oneChar(0xe4)) & beyondAscii).toBe(beyondAscii)
    const notLetter = charBits({ ...oneChar(0xe4), negated: true })
    expect(notLetter & beyondAscii).toBe(beyondAscii)
  })

  it('has the separators of ASCII as white space, but not under (?a)', () => {
    const separators = charBits({ negated: false, ranges: [{ from: 0x1c, to: 0x1f }], classes: [] })
    expect(whiteSpace & separators).toBe(separators)
    expect(charBits(asciiClass('s')) & separators).toBe(0n)
  })
})

describe('ignoringCase', () => {
  const codes = (code: number, ascii: boolean) =>
    ignoringCase(oneChar(code), ascii).ranges.map(({ from }) => from)

  it('adds the other case, and what folds to it', () => {
    expect(codes(0x41, false)).toEqual([0x41, 0x61])
    expect(codes(0xe4, false)).toEqual([0xe4, 0xc4])
    expect(codes(0x6b, false)).toEqual([0x6b, 0x4b, 0x212a])
    expect(codes(0x31, false)).toEqual([0x31])
  })

  it('knows letters of ASCII only, where (?a) says so', () => {
    expect(codes(0x6b, true)).toEqual([0x6b, 0x4b])
    expect(codes(0xe4, true)).toEqual([0xe4])
    const { ranges } = ignoringCase(
      { negated: false, ranges: [{ from: 0x30, to: 0x62 }], classes: [] },
      true,
    )
    expect(ranges).toEqual([
      { from: 0x30, to: 0x62 },
      { from: 0x61, to: 0x7a },
      { from: 0x41, to: 0x42 },
    ])
  })
})
