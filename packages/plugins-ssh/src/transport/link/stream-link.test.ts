import { once } from 'node:events'
import { PassThrough, Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { StreamLink } from './stream-link.ts'

function start(output: Writable = new PassThrough()) {
  const input = new PassThrough()
  const [cut, hold] = [vi.fn(), vi.fn()]
  const link = new StreamLink({ input, output, cut, hold })
  input.once('end', () => link.finish())
  return { input, output, cut, hold, link }
}

it('carries every byte in both directions, in any pieces, and then closes', async () => {
  const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40_000 }), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(pieces, pieces, async (there, back) => {
      const { input, output, link, cut } = start()
      const arrived = buffer(output as PassThrough)
      const received = buffer(link)
      for (const piece of there) link.write(piece)
      link.end()
      for (const piece of back) input.write(piece)
      expect(await arrived).toEqual(Buffer.concat(there))
      input.end()
      expect(await received).toEqual(Buffer.concat(back))
      if (!link.closed) await once(link, 'close')
      expect(cut).toHaveBeenCalledOnce()
    }),
    { numRuns: 30 },
  )
})

it('sends what was corked in one piece', async () => {
  const written: string[] = []
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      written.push(chunk.toString())
      done()
    },
  })
  const { link } = start(output)
  link.cork()
  link.write('a')
  link.write('b')
  link.uncork()
  link.write('c')
  await new Promise((resolve) => link.end(resolve))
  expect(written).toEqual(['ab', 'c'])
})

it('does not take more than its reader wants', async () => {
  const { input, link } = start()
  const piece = Buffer.alloc(10_000)
  for (let pieces = 0; pieces < 100; pieces++) input.write(piece)
  await setImmediate()
  expect(link.readableLength).toBeLessThan(100_000)
  input.end()
  expect(await buffer(link)).toHaveLength(1_000_000)
})

it('lets go once when it is destroyed, and tells why', async () => {
  const { input, output, link, cut } = start()
  const reason = new Error('the jump host was lost')
  const failed = once(link, 'error')
  link.destroy(reason)
  link.destroy()
  expect(await failed).toEqual([reason])
  input.end('too late')
  output.destroy(new Error('this says less'))
  input.destroy(new Error('this, too'))
  await new Promise((resolve) => input.once('close', resolve))
  expect(cut).toHaveBeenCalledOnce()
})

it('tells when it changes whether it holds the process', () => {
  const { link, hold } = start()
  link.ref()
  expect(hold).not.toHaveBeenCalled()
  link.unref().unref()
  expect(link.isHeld).toBe(false)
  link.ref()
  expect(hold.mock.calls).toEqual([[false], [true]])
  link.destroy()
  expect(link.isHeld).toBe(false)
})
