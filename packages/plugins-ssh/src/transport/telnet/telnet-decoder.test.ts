import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_PARAMETERS_BYTES, TelnetDecoder } from './telnet-decoder.ts'

/** What a decoder makes of chunks: its data, and what it calls, as text. */
function decode(chunks: readonly Buffer[]) {
  const calls: string[] = []
  const decoder = new TelnetDecoder({
    onOption: (verb, option) => calls.push(`${verb} ${option}`),
    onParameters: (option, parameters) => calls.push(`${option}: ${parameters.join(' ')}`),
  })
  const data = Buffer.concat(chunks.map((chunk) => decoder.decode(chunk)))
  return { data: [...data], calls, hasMetTelnet: decoder.hasMetTelnet }
}

/** A piece of a telnet stream, and what is in it. */
interface Piece {
  readonly bytes: readonly number[]
  readonly data: readonly number[]
  readonly call?: string
}

const doubled = (bytes: Iterable<number>) =>
  [...bytes].flatMap((byte) => (byte === 255 ? [255, 255] : [byte]))

const byte = fc.integer({ min: 0, max: 255 })
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.uint8Array({ maxLength: 12 }).map((bytes) => ({
    bytes: doubled(bytes),
    data: [...bytes].filter((one) => one !== 0),
  })),
  fc.constantFrom(241, 242, 243, 244, 245, 246, 247, 248, 249).map((command) => ({
    bytes: [255, command],
    data: [],
  })),
  fc.tuple(fc.constantFrom(251, 252, 253, 254), byte).map(([verb, option]) => ({
    bytes: [255, verb, option],
    data: [],
    call: `${verb} ${option}`,
  })),
  fc
    .tuple(fc.integer({ min: 0, max: 254 }), fc.uint8Array({ maxLength: 12 }))
    .map(([option, bytes]) => ({
      bytes: [255, 250, option, ...doubled(bytes), 255, 240],
      data: [],
      call: `${option}: ${[...bytes].join(' ')}`,
    })),
)

function cut(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = []
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? bytes.length
    chunks.push(bytes.subarray(at, at + size))
    at += size
  }
  return chunks
}

describe('TelnetDecoder', () => {
  it('finds the same data and commands, wherever the stream is cut', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
    fc.assert(
      fc.property(fc.array(piece), sizes, (pieces, chunkSizes) => {
        const stream = Buffer.from(pieces.flatMap(({ bytes }) => bytes))
        const decoded = decode(cut(stream, chunkSizes))
        expect(decoded.data).toEqual(pieces.flatMap(({ data }) => data))
        expect(decoded.calls).toEqual(pieces.flatMap(({ call }) => call ?? []))
      }),
    )
  })

  it('throws nothing at any bytes, cut anywhere, and makes the same of them', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 })
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), sizes, (bytes, chunkSizes) => {
        const stream = Buffer.from(bytes)
        expect(decode(cut(stream, chunkSizes))).toEqual(decode([stream]))
      }),
    )
  })

  it('takes CR NUL for CR, and 255 twice for one 255 of the text', () => {
    expect(decode([Buffer.from('a\r\0b\r\nÿÿ\n', 'latin1')]).data).toEqual([
      ...Buffer.from('a\rb\r\nÿ\n', 'latin1'),
    ])
  })

  it('knows a telnet peer by its first command, not by a 255 of its text', () => {
    expect(decode([Buffer.from([104, 255, 255, 105])]).hasMetTelnet).toBe(false)
    expect(decode([Buffer.from([104, 255, 241])]).hasMetTelnet).toBe(true)
  })

  it('goes on with the next command where a peer forgot to end its parameters', () => {
    const bytes = [255, 250, 24, 1, 255, 251, 1, 104, 105]
    expect(decode([Buffer.from(bytes)])).toMatchObject({
      data: [104, 105],
      calls: ['251 1'],
    })
  })

  it('keeps no more of endless parameters than it can use', () => {
    const flood = Buffer.alloc(100_000, 65)
    const { calls } = decode([Buffer.from([255, 250, 24]), flood, Buffer.from([255, 240])])
    expect(calls).toEqual([`24: ${'65 '.repeat(MAX_PARAMETERS_BYTES).trim()}`])
  })
})
