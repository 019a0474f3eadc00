import { expect, it } from 'vitest'
import { startExample } from '../run-example.ts'

// It runs no task: one runner will do.
it('answers every question about its inventory', { timeout: 60_000 }, async () => {
  const { code, out, err } = await startExample(import.meta.dirname).ended
  expect([code, err]).toEqual([0, ''])
  expect(out).toBe(`Leaves: leaf-1.ams leaf-2.ams leaf-1.fra
Leaves in Amsterdam: leaf-1.ams leaf-2.ams
Below rack 5: leaf-1.ams leaf-1.fra
With Ethernet50 as uplink: leaf-1.ams leaf-1.fra
In a network: leaf-1.fra spine-1.fra
Not in a rack: spine-1.ams spine-1.fra
Listed in ams: leaf-1.ams leaf-2.ams spine-1.ams
In Europe: leaf-1.ams leaf-2.ams spine-1.ams leaf-1.fra spine-1.fra
Leaves that may be changed: leaf-1.ams leaf-2.ams
Spines and frozen ones: spine-1.ams leaf-1.fra spine-1.fra
By text: leaf-1.ams leaf-2.ams spine-1.ams spine-1.fra
With more than one uplink: leaf-1.ams leaf-1.fra

leaf-1.ams: automation@10.10.0.11:22, cisco_ios, time from 192.0.2.1, ask noc-eu@example.net
leaf-2.ams: automation@10.10.0.12:22, cisco_ios, time from 10.10.0.1, ask noc-eu@example.net
spine-1.ams: automation@10.10.0.1:2222, cisco_ios, time from 192.0.2.1, ask noc-eu@example.net
leaf-1.fra: automation@10.20.0.11:22, cisco_ios, time from 192.0.2.1, ask fra@example.net
spine-1.fra: automation@10.20.0.1:2222, linux, time from 192.0.2.1, ask fra@example.net

leaf-1.ams: time from 192.0.2.99
leaf-2.ams: time from 10.10.0.1
spine-1.ams: time from 192.0.2.99
leaf-1.fra: time from 192.0.2.99
spine-1.fra: time from 192.0.2.99
`)
})
