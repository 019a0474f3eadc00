import type { LldpNeighborsRow } from '@nornir-ts/plugins-ssh'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphOf } from './graph.ts'
import { type Device, linksOf } from './links.ts'

const row = (local_interface: string, name: string, port: string): LldpNeighborsRow => ({
  local_interface,
  neighbor_name: name,
  neighbor_interface: port,
  chassis_id: '00:00:5e:00:53:01',
  capabilities: '',
})
const device = (name: string, neighbors?: LldpNeighborsRow[], platform = 'cisco_ios'): Device => ({
  name,
  platform,
  neighbors,
})
/** A link as a text that is the same whichever end comes first. */
const linkText = (ends: readonly string[], toldBy: string) =>
  `${ends.toSorted().join(' ')} ${toldBy}`
const linkTexts = (devices: readonly Device[]) =>
  linksOf(devices)
    .map(({ ends, toldBy }) =>
      linkText(
        ends.map(({ device: name, port }) => `${name}:${port}`),
        toldBy,
      ),
    )
    .sort()

describe('links', () => {
  const names = ['a', 'b', 'c', 'd']
  const cable = fc.record({
    ends: fc.uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 2 }),
    toldBy: fc.constantFrom('both', 'one'),
    isNumbered: fc.boolean(),
  })

  it('are told once each, whatever the order, and those that one end tells of are marked', () => {
    fc.assert(
      fc.property(fc.array(cable, { maxLength: 12 }), fc.boolean(), (cables, isReversed) => {
        const rows = new Map(names.map((name) => [name, [] as LldpNeighborsRow[]]))
        const expected = cables.map(({ ends: [here = '', there = ''], toldBy, isNumbered }, at) => {
          const [port, far] = [`Ethernet${at}`, `Ethernet${100 + at}`]
          // The neighbour may call its port by a number that nobody else knows.
          const told = isNumbered ? `${500 + at}` : far
          rows.get(here)?.push(row(port, there, told))
          if (toldBy === 'both') rows.get(there)?.push(row(far, here, port))
          return linkText([`${here}:${port}`, `${there}:${toldBy === 'both' ? far : told}`], toldBy)
        })
        const devices = [...rows].map(([name, neighbors]) => device(name, neighbors))
        expect(linkTexts(isReversed ? devices.toReversed() : devices)).toEqual(expected.sort())
      }),
    )
  })

  it('pair the ends that name each other before those of which only one does', () => {
    // b:Ethernet8 was moved, and a's name is remembered there still.
    const stale = row('Ethernet8', 'a', 'Ethernet1')
    const devices = [
      device('b', [stale, row('Ethernet9', 'a', 'Ethernet1')]),
      device('a', [row('Ethernet1', 'b', 'Ethernet9')]),
    ]
    expect(linkTexts(devices)).toEqual([
      'a:Ethernet1 b:Ethernet8 one',
      'a:Ethernet1 b:Ethernet9 both',
    ])
  })

  it('know devices by names with a domain, and cut ones if only one can be meant', () => {
    const long = 'distribution-building-7'
    const told = (name: string) => device('a', [row('Ethernet1', name, 'Gi1/0/1')])
    const far = (name: string, ...others: string[]) =>
      linksOf([told(name), ...[long, ...others].map((one) => device(one, []))])[0]
    const known = { ends: [{}, { device: long, port: 'GigabitEthernet1/0/1' }], toldBy: 'one' }
    expect(far(`${long}.example.net`)).toMatchObject(known)
    expect(far('distribution-buildin')).toMatchObject(known)
    expect(far('distribution-buildin', 'distribution-building-8')?.toldBy).toBe('outside')
    expect(far('distribution')?.toldBy).toBe('outside')
  })

  it('tell a device that did not answer from one that is not in the inventory', () => {
    const neighbors = [row('Ethernet1', 'silent', 'Ethernet1'), row('Ethernet2', '', 'Ethernet1')]
    expect(linkTexts([device('a', neighbors), device('silent')])).toEqual(
      [
        'a:Ethernet1 silent:Ethernet1 unanswered',
        '00:00:5e:00:53:01:Ethernet1 a:Ethernet2 outside',
      ].sort(),
    )
  })
})

it('a graph keeps names of neighbours in their quotes, whatever is in them', () => {
  const ends = [
    { device: 'a', port: 'Ethernet1' },
    { device: 'b" [color=red] "\\', port: '1' },
  ] as const
  expect(graphOf(['a'], [{ ends, toldBy: 'one' }])).toBe(String.raw`graph topology {
  "a" [shape=box]
  "a" -- "b\" [color=red] \"\\" [taillabel="Ethernet1", headlabel="1", style=dashed]
}`)
})
