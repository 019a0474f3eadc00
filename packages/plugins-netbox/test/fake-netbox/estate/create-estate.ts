import type { Estate } from './estate.ts'
import { foundEstate } from './found-estate.ts'
import { inventDevices, inventVirtualMachines } from './invent.ts'
import type { DeviceSeed, VirtualMachineSeed } from './machine-seed.ts'
import { settleDevice, settleVirtualMachine } from './settle.ts'

/** What {@link createEstate} is told. */
export interface EstateOptions {
  /** So many invented ones, or these. Default: 200. */
  readonly devices?: number | readonly DeviceSeed[] | undefined
  /** So many invented ones, or these. Default: 20. */
  readonly virtualMachines?: number | readonly VirtualMachineSeed[] | undefined
  /** Default: one for every hundred devices, at least the six that have names. */
  readonly sites?: number | undefined
}

/** Makes an estate; the same options give the same one. */
export function createEstate(options: EstateOptions = {}): Estate {
  const { devices = 200, virtualMachines = 20 } = options
  const count = typeof devices === 'number' ? devices : devices.length
  const estate = foundEstate(options.sites ?? Math.ceil(count / 100))
  const deviceSeeds = typeof devices === 'number' ? inventDevices(estate, devices) : devices
  for (const [index, seed] of deviceSeeds.entries())
    estate.devices.push(settleDevice(estate, seed, index + 1))
  const machineSeeds =
    typeof virtualMachines === 'number'
      ? inventVirtualMachines(estate, virtualMachines)
      : virtualMachines
  for (const [index, seed] of machineSeeds.entries())
    estate.virtualMachines.push(settleVirtualMachine(estate, seed, index + 1))
  return estate
}
