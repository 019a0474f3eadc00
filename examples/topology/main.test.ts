import { expect, it } from 'vitest'
import { runners, startExample } from '../run-example.ts'

it.each(runners)(
  'counts ports and draws each link once, on four platforms (%s)',
  { timeout: 60_000 },
  async (NORNIR_RUNNER_PLUGIN) => {
    const { code, out, err } = await startExample(import.meta.dirname, { NORNIR_RUNNER_PLUGIN })
      .ended
    expect([code, err]).toEqual([0, ''])
    const [devices = '', links = '', graph = ''] = out.split('\n\n')
    const cells = (text: string) => text.split('\n').map((line) => line.split(/ {2,}/))
    expect(
      cells(devices)
        .slice(1, 6)
        .map(([host, status, , , ...row]) => [host, status, ...row].join(' | ')),
    ).toEqual([
      'core-1 | ok | Nexus9000 C9300v | 9.3(15) | 5 | 1 | 1 | 0',
      'core-2 | ok | vEOS-lab | 4.27.6M | 4 | 1 | 1 | 1',
      'distribution-building-7 | ok | IOSv | 15.9(3)M4 | 3 | 1 | 1 | 1',
      'access-7 | ok | IOSv | 15.9(3)M4 | 2 | 2 | 1 | 0',
      'edge-1 | ok | vmx | 21.4R3-S3.4 | 3 | 1 | 1 | 0',
    ])
    expect(cells(links).map((row) => row.join(' | '))).toEqual([
      'device | port | device | port | remark',
      'core-1 | Ethernet1/1 | core-2 | Ethernet1',
      'core-1 | Ethernet1/2 | distribution-building-7 | TenGigabitEthernet1/1/1',
      'core-1 | Ethernet1/48 | edge-1 | ge-0/0/0',
      'core-2 | Ethernet2 | distribution-building-7 | TenGigabitEthernet1/1/2',
      'core-2 | Ethernet48 | edge-1 | 513 | only core-2 tells of it',
      'distribution-building-7 | GigabitEthernet1/0/1 | access-7 | GigabitEthernet0/1',
      'access-7 | GigabitEthernet0/5 | SEP00005E005321 | 00005E005321:P1 | not in the inventory',
    ])
    expect(graph.match(/ -- /g)).toHaveLength(7)
    expect(graph).toContain(
      '\n  "core-1" -- "edge-1" [taillabel="Ethernet1/48", headlabel="ge-0/0/0"]\n',
    )
    expect(graph).toContain('headlabel="513", style=dashed]\n')
  },
)
