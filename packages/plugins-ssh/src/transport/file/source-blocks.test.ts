import { EventEmitter } from 'node:events'
import fc from 'fast-check'
import type { Client } from 'ssh2'
import { expect, it } from 'vitest'
import type { Link } from '../link/link.ts'
import { sourceBlocks } from './source-blocks.ts'
import { Transfer } from './transfer.ts'

const connection = { host: 'r1', client: new EventEmitter() as Client, link: {} as Link }

it('gives the bytes of any chunks in blocks of one length, and may reuse the chunks', async () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 30 }), { maxLength: 20 })
  const shapes = fc.record({
    bytes: fc.integer({ min: 1, max: 25 }),
    room: fc.integer({ min: 0, max: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(chunks, shapes, async (parts, { bytes, room }) => {
      const all = Buffer.concat(parts)
      const options = {
        path: 'x',
        size: all.length,
        timeoutMs: 1_000,
        read: async function* () {
          const reused = new Uint8Array(30)
          for (const part of parts) {
            reused.fill(255)
            reused.set(part)
            yield reused.subarray(0, part.length)
          }
        },
      }
      const subject = { connection, protocol: 'scp', direction: 'put' } as const
      const transfer = new Transfer(subject, options)
      const blocks: Buffer[] = []
      for await (const block of sourceBlocks(transfer, options, { bytes, room })) {
        blocks.push(Buffer.from(block.subarray(room)))
      }
      transfer.release()
      expect(Buffer.concat(blocks)).toEqual(all)
      const lengths = blocks.map((block) => block.length)
      expect(lengths.slice(0, -1).every((length) => length === bytes)).toBe(true)
      expect(lengths.at(-1) ?? 1).toBeGreaterThan(0)
    }),
  )
})
