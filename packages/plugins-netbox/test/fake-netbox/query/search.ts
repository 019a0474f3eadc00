import type { Address, Device, Machine, VirtualMachine } from '../estate/estate.ts'
import type { Rule } from './rule.ts'

type Text = string | null | undefined

/** `q` of devices. */
export const searchDevices: Rule<Device> = search(({ assetTag, virtualChassis }) => [
  assetTag,
  virtualChassis?.name,
])

/** `q` of virtual machines. */
export const searchVirtualMachines: Rule<VirtualMachine> = search(() => [])

/** A part of a text, or a primary address. */
function search<Item extends Machine>(more: (item: Item) => readonly Text[]): Rule<Item> {
  return (lookup) => {
    if (lookup !== '') return undefined
    return (values) => {
      const value = values.at(-1)?.toLowerCase() ?? ''
      if (value.trim() === '') return () => true
      const host = hostOf(value)
      const isHost = (address: Address | null): boolean =>
        address !== null && hostOf(address.address) === host
      return (item) => {
        const texts = [item.name, item.serial, item.description, item.comments, ...more(item)]
        return (
          texts.some((text) => text?.toLowerCase().includes(value)) ||
          isHost(item.primaryIp4) ||
          isHost(item.primaryIp6)
        )
      }
    }
  }
}

const hostOf = (address: string): string => address.split('/')[0] ?? ''
