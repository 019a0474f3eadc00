import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { NetboxDevice } from '../device/netbox-device.ts'
import { nameHosts } from './host-names.ts'

const device = (
  id: number,
  name?: string,
  kind: NetboxDevice['kind'] = 'device',
): NetboxDevice => ({
  kind,
  id,
  name,
})

it('keeps names that are unique', () => {
  const devices = [device(1, 'a'), device(2, 'b')]
  expect(nameHosts(devices, 'suffix')).toEqual({ names: ['a', 'b'], problems: [] })
})

it('gives all that share a name their ids, so that none is taken for another', () => {
  const devices = [
    device(1, 'a'),
    device(2, 'a'),
    device(3, 'b'),
    device(2, 'a', 'virtual_machine'),
  ]
  const { names, problems } = nameHosts(devices, 'suffix')
  expect(names).toEqual(['a__1', 'a__2', 'b', 'a__vm2'])
  expect(problems).toEqual(['1 name is not unique, so all become name__<id>: "a" (3 times)'])
})

it('names those that have no name', () => {
  const { names, problems } = nameHosts([device(1), device(2, ' ')], 'suffix')
  expect(names).toEqual(['unnamed__1', 'unnamed__2'])
  expect(problems).toEqual(['2 hosts are without a name, so unnamed__<id>: device 1, device 2'])
})

it('asks a function, and helps where that leaves it open', () => {
  const devices = [device(1, 'a'), device(2, 'a')]
  expect(nameHosts(devices, ({ id, name }) => `${name}.${id}`).names).toEqual(['a.1', 'a.2'])
  expect(nameHosts(devices, () => 'x').names).toEqual(['x__1', 'x__2'])
  expect(nameHosts(devices, () => undefined).names).toEqual(['unnamed__1', 'unnamed__2'])
})

it('never gives two hosts one name, whatever they are called', () => {
  const names = fc.option(fc.constantFrom('a', 'b', 'a__1', 'a__1_', 'unnamed__2', '__proto__'), {
    nil: undefined,
  })
  fc.assert(
    fc.property(fc.array(names, { maxLength: 8 }), (all) => {
      const devices = all.map((name, index) => device(index + 1, name))
      const given = nameHosts(devices, 'suffix').names
      expect(new Set(given).size).toBe(devices.length)
    }),
  )
})
