import { expect, it } from 'vitest'
import type { NetboxDevice } from '../device/netbox-device.ts'
import { collapseChassis } from './collapse-chassis.ts'

const member = (id: number, vcPosition?: number, masterId?: number): NetboxDevice => ({
  kind: 'device',
  id,
  name: `sw${id}`,
  vcPosition,
  virtualChassis: { id: 9, name: 'stack', masterId },
})
const idsOf = (devices: readonly NetboxDevice[]) => devices.map(({ id }) => id)

it('leaves the master, under the name of the chassis, and tells its members', () => {
  const alone: NetboxDevice = { kind: 'device', id: 1, name: 'r1' }
  const { devices, members } = collapseChassis([alone, member(2, 2, 3), member(3, 1, 3)])
  expect(devices.map(({ id, name }) => [id, name])).toEqual([
    [1, 'r1'],
    [3, 'stack'],
  ])
  expect(idsOf(members.get(devices[1] as NetboxDevice) ?? [])).toEqual([3, 2])
  expect(members.size).toBe(1)
})

it('takes the lowest position where there is no master, or the filter left it out', () => {
  expect(idsOf(collapseChassis([member(5, 2), member(6, 1)]).devices)).toEqual([6])
  expect(idsOf(collapseChassis([member(5, 2, 99), member(6, 3, 99)]).devices)).toEqual([5])
  expect(idsOf(collapseChassis([member(5), member(6)]).devices)).toEqual([5])
})
