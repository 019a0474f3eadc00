import { defineTask } from '@nornir-ts/core'
import {
  getLldpNeighbors,
  getMacTable,
  type LldpNeighborsRow,
  type MacTableRow,
} from '@nornir-ts/plugins-ssh'

/** What a switch knows of the devices behind its ports. */
export interface SwitchTables {
  /** Addresses, and the ports behind which they are. */
  readonly macs: readonly MacTableRow[]
  /** Neighbours that tell their names. */
  readonly neighbors: readonly LldpNeighborsRow[]
}

/** Reads what is needed of a switch, whatever its platform. */
export const readSwitch = defineTask({
  module: import.meta.url,
  name: 'read switch',
  run: async ({ run }): Promise<SwitchTables> => {
    const { value: macs } = await run(getMacTable)
    const { value: neighbors } = await run(getLldpNeighbors)
    return { macs, neighbors }
  },
})
