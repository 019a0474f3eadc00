import { expect, it } from 'vitest'
import { startExample } from '../run-example.ts'

it('reaches twenty devices over one connection to each jump host', {
  timeout: 60_000,
}, async () => {
  const { code, out, err } = await startExample(import.meta.dirname).ended
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(/sendCommand: 20 ok/)
  expect(out).toMatch(/^bastion: 1 connection, 1 on to others$/m)
  expect(out).toMatch(/^inner: 1 connection, 20 on to others$/m)
})
