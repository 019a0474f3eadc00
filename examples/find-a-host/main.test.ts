import { expect, it } from 'vitest'
import { runners, startExample } from '../run-example.ts'

it.each(runners)(
  'finds hosts behind switches of four platforms, and says why it does not find the others (%s)',
  { timeout: 60_000 },
  async (NORNIR_RUNNER_PLUGIN) => {
    const { code, out, err } = await startExample(import.meta.dirname, { NORNIR_RUNNER_PLUGIN })
      .ended
    expect([code, err]).toEqual([0, ''])
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ {2,}/).join(' | '))
    expect(rows).toEqual([
      'address | MAC address | known by | where | VLAN | addresses there',
      '192.0.2.10 | 00:00:5e:00:53:10 | core-1 Vlan10 | access-1 Ethernet5 | 10 | 1',
      '192.0.2.70 | 00:00:5e:00:53:20 | core-1 Vlan20 | core-1 GigabitEthernet1/0/7 | 20 | 2',
      '198.51.100.20 | 00:00:5e:00:53:30 | core-2 Vlan30 | core-2 Ethernet1/5 | 30 | 1',
      '198.51.100.21 | 00:00:5e:00:53:31 | core-2 Vlan30 | access-2 ge-0/0/12 | labs | 1',
      '203.0.113.10 | 00:00:5e:00:53:40 | access-1 Vlan40 | access-1 Ethernet7 | 40 | 1',
      '203.0.113.130 | 00:00:5e:00:53:50 | edge-1 ge-0/0/0.50 | access-2 ge-0/0/13 | dmz | 1',
      '0000-5E00-5311 | 00:00:5e:00:53:11 | - | access-2 ge-0/0/11 | staff | 1',
      '00:00:5e:00:53:01 | 00:00:5e:00:53:01 | - | core-2 Ethernet1/10 | 50 | 1',
      '00:00:5e:00:53:60 | 00:00:5e:00:53:60 | - | core-1 TenGigabitEthernet1/1/2, but access-1 does not tell | 30 | -',
      '192.0.2.12 | - | core-1 | does not answer | - | -',
      '192.0.2.99 | - | - | no gateway knows it | - | -',
    ])
  },
)
