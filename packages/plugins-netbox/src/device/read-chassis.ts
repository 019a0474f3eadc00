import type { Row } from '../answer/row.ts'
import type { NetboxChassis } from './netbox-device.ts'

/**
 * Reads the virtual chassis that a device is a member of.
 *
 * @param row - The device.
 */
export function readChassis(row: Row): NetboxChassis | undefined {
  const chassis = row.row('virtual_chassis')
  if (chassis === undefined) return undefined
  return { id: chassis.id, name: chassis.requiredText('name'), masterId: chassis.row('master')?.id }
}
