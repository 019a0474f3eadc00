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

it('keeps names that are unique', async () => {
  const devices = [device(1, 'a'), device(2, 'b')]
  expect(await nameHosts(devices, 'suffix')).toEqual({ names: ['a', 'b'], problems: [] })
})

it('gives all that share a name their ids, so that none is taken for another', async () => {
  const devices = [
    device(1, 'a'),
    device(2, 'a'),
    device(3, 'b'),
    device(2, 'a', 'virtual_machine'),
  ]
  const { names, problems } = await nameHosts(devices, 'suffix')
  expect(names).toEqual(['a__1', 'a__2', 'b', 'a__vm2'])
  expect(problems).toEqual(['1 name is not unique, so all become name__<id>: "a" (3 times)'])
})

it('names those that have no name', async () => {
  const { names, problems } = await nameHosts([device(1), device(2, ' ')], 'suffix')
  expect(names).toEqual(['unnamed__1', 'unnamed__2'])
  expect(problems).toEqual(['2 hosts are without a name, so unnamed__<id>: device 1, device 2'])
})

it('asks a function, and helps where that leaves it open', async () => {
  const devices = [device(1, 'a'), device(2, 'a')]
  expect((await nameHosts(devices, ({ id, name }) => `${name}.${id}`)).names).toEqual([
    'a.1',
    'a.2',
  ])
  expect((await nameHosts(devices, () => 'x')).names).toEqual(['x__1', 'x__2'])
  expect((await nameHosts(devices, () => undefined)).names).toEqual(['unnamed__1', 'unnamed__2'])
})

it('never gives two hosts one name, whatever they are called', async () => {
  const names = fc.option(fc.constantFrom('a', 'b', 'a__1', 'a__1_', 'unnamed__2', '__proto__'), {
    nil: undefined,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(names, { maxLength: 8 }), async (all) => {
      const devices = all.map((name, index) => device(index + 1, name))
      const { names: given } = await nameHosts(devices, 'suffix')
      expect(new Set(given).size).toBe(devices.length)
    }),
  )
})
