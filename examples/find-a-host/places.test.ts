import type { LldpNeighborsRow, MacTableRow } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { lastTrace, nearest, placesOf } from './places.ts'
import type { SwitchTables } from './tasks.ts'

const pc = '00:00:5e:00:53:10'
const other = '00:00:5e:00:53:11'

const seen = (mac_address: string, name: string): MacTableRow => ({
  vlan_id: '10',
  vlan_name: '',
  mac_address,
  type: 'dynamic',
  interface: name,
  age: '',
})
const neighbor = (local_interface: string, neighbor_name: string): LldpNeighborsRow => ({
  local_interface,
  neighbor_name,
  neighbor_interface: 'Ethernet1',
  chassis_id: '',
  capabilities: '',
})
const tables = (macs: MacTableRow[], neighbors: LldpNeighborsRow[] = []): SwitchTables => ({
  macs,
  neighbors,
})
/** Both orders: which switch answers first must not matter. */
const orders = (switches: Record<string, SwitchTables>) => {
  const entries = Object.entries(switches)
  return [new Map(entries), new Map(entries.toReversed())]
}

describe('the place of an address', () => {
  it.each(
    orders({
      far: tables(
        [seen(pc, 'Ethernet1'), seen(other, 'Ethernet1')],
        [neighbor('Ethernet1', 'near')],
      ),
      near: tables([seen(pc, 'ge-0/0/5.0')]),
    }),
  )('is the port that does not lead to another switch', (switches) => {
    expect(nearest(placesOf(pc, switches))).toMatchObject({ device: 'near', port: 'ge-0/0/5' })
  })

  it('may be a port with a neighbour that is no switch, such as a telephone', () => {
    const switches = new Map([
      ['s1', tables([seen(pc, 'Ethernet1')], [neighbor('Ethernet1', 'SEP1')])],
    ])
    expect(nearest(placesOf(pc, switches))?.port).toBe('Ethernet1')
  })

  it.each(
    orders({
      far: tables([seen(pc, 'Port-channel1'), seen(other, 'Port-channel1')]),
      near: tables([seen(pc, 'Ethernet5')]),
    }),
  )('is not the bundle on the way to it, which has more addresses behind it', (switches) => {
    expect(nearest(placesOf(pc, switches))?.device).toBe('near')
  })

  it.each(
    orders({
      core: tables([seen(pc, 'Ethernet1')], [neighbor('Ethernet1', 'middle')]),
      middle: tables([seen(pc, 'Ethernet2')], [neighbor('Ethernet2', 'access')]),
      access: tables([]),
    }),
  )(
    'is unknown where the last switch has forgotten it, and the trace ends before that',
    (switches) => {
      const places = placesOf(pc, switches)
      expect(nearest(places)).toBeUndefined()
      expect(lastTrace(places)).toMatchObject({ device: 'middle', leadsTo: 'access' })
    },
  )

  it('is unknown behind a switch that did not answer, whatever of its name was told', () => {
    const neighbors = [neighbor('Ethernet1', 'distribution-buildin')]
    const switches = new Map([
      ['core', tables([seen(pc, 'Ethernet1')], neighbors)],
      ['distribution-building-7', undefined],
    ])
    const places = placesOf(pc, switches)
    expect(nearest(places)).toBeUndefined()
    expect(lastTrace(places)).toMatchObject({ device: 'core', leadsTo: 'distribution-building-7' })
  })

  it('is nowhere for an address that no switch has', () => {
    const places = placesOf(other, new Map([['s1', tables([seen(pc, 'Ethernet1')])]]))
    expect([places, nearest(places), lastTrace(places)]).toEqual([[], undefined, undefined])
  })
})
