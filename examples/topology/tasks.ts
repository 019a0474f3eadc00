import { defineTask } from '@nornir-ts/core'
import {
  getInterfaceStatus,
  getLldpNeighbors,
  getVersion,
  type InterfaceStatusRow,
  type LldpNeighborsRow,
  type VersionRow,
} from '@nornir-ts/plugins-ssh'

/** What is drawn and counted of a device. */
export interface Survey {
  /** Hardware and release; of a virtual chassis those of the first member. */
  readonly version: VersionRow | undefined
  /** Its interfaces, without the units and subinterfaces on them. */
  readonly interfaces: readonly InterfaceStatusRow[]
  /** Whom it hears. */
  readonly neighbors: readonly LldpNeighborsRow[]
}

/** Reads them, whatever the platform. */
export const survey = defineTask({
  module: import.meta.url,
  name: 'survey',
  run: async ({ run }): Promise<Survey> => {
    const { value: versions } = await run(getVersion)
    const { value: interfaces } = await run(getInterfaceStatus)
    const { value: neighbors } = await run(getLldpNeighbors)
    const whole = interfaces.filter(({ interface: name }) => !name.includes('.'))
    return { version: versions[0], interfaces: whole, neighbors }
  },
})
