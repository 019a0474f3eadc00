import type { TableFamily } from '../table-family.ts'

/** One neighbour that a device hears by LLDP. */
export interface LldpNeighborsRow {
  /** Port of the device, by its full name. Never empty. */
  readonly local_interface: string
  /** What the neighbour calls itself, as far as the device prints it: IOS cuts it after 20 characters. */
  readonly neighbor_name: string
  /**
   * What the neighbour calls its port: by its full name if it is the name of an interface, or a MAC address such
   * as `00:11:22:33:44:55`, or any text.
   */
  readonly neighbor_interface: string
  /** What the neighbour calls its chassis: a MAC address such as `00:11:22:33:44:55`, or any text; `''` where the device did not say. */
  readonly chassis_id: string
  /**
   * What the neighbour can do: the letters of the legend (`R` router, `B` bridge, `T` telephone, `C` DOCSIS,
   * `W` access point, `P` repeater, `S` station, `O` other) between commas: `B,R`; `''` where the device did not say.
   */
  readonly capabilities: string
}

/** The columns of {@link LldpNeighborsRow}. */
export const lldpNeighborsFamily: TableFamily<LldpNeighborsRow> = {
  name: 'lldp-neighbors',
  columns: {
    local_interface: 'interface',
    neighbor_name: 'text',
    neighbor_interface: 'port',
    chassis_id: 'mac-or-text',
    capabilities: 'capabilities',
  },
}
