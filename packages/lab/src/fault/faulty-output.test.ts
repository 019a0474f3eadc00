import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Faults } from './faults.ts'
import { FaultyOutput } from './faulty-output.ts'

/** Writes all texts and resolves with the packets sent, when the link was cut or everything is out. */
function send(texts: readonly string[], faults: Faults, drop: boolean): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const packets: string[] = []
    const output = new FaultyOutput(
      {
        send: (bytes) => packets.push(bytes.toString('latin1')),
        drop: () => resolve(packets),
      },
      () => faults,
    )
    for (const text of texts) output.write(Buffer.from(text, 'latin1'))
    if (drop) output.drop()
  })
}

describe('FaultyOutput', () => {
  it('loses and reorders nothing, whatever the chunk size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ maxLength: 30 })),
        fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
        async (strings, chunkBytes) => {
          const texts = strings.map((text) => Buffer.from(text).toString('latin1'))
          const packets = await send(texts, { chunkBytes }, true)
          expect(packets.join('')).toBe(texts.join(''))
          if (chunkBytes !== undefined) {
            for (const packet of packets) expect(packet.length).toBeLessThanOrEqual(chunkBytes)
          }
        },
      ),
    )
  })

  it('cuts the link after exactly so many bytes', async () => {
    expect((await send(['abcdef', 'ghij'], { dropAfterBytes: 8 }, false)).join('')).toBe('abcdefgh')
    expect(await send(['abcdef'], { dropAfterBytes: 4, chunkBytes: 3 }, false)).toEqual([
      'abc',
      'd',
    ])
  })
})
