import { expect, it } from 'vitest'
import { startExample } from '../run-example.ts'

// It runs no task: one runner will do.
it('makes one inventory of four sources', { timeout: 60_000 }, async () => {
  const { code, out, err } = await startExample(import.meta.dirname).ended
  expect([code, err]).toEqual([0, ''])
  expect(out).toBe(`Not agreed upon: hosts → leaf-2.ams → data → site
leaf-1.ams: 10.10.0.11, cisco_ios, in ams, leaf
  site: Amsterdam
  vlan: 0110
  rack: 4
  contact: noc-ams@example.net
leaf-2.ams: 10.10.0.12, cisco_ios, in ams, leaf
  site: Amsterdam
  vlan: 0120
  rack: 11
  contact: noc-ams@example.net
spine-1.ams: 10.10.0.1, nokia_srl, in ams, spine
  site: Amsterdam
  rack: 1
  contact: noc-ams@example.net
clab-dc1-leaf1: clab-dc1-leaf1, nokia_srl, in lab
clab-dc1-spine1: 172.20.20.2, nokia_srl, in lab
Leaves below rack 10: leaf-1.ams
`)
})
