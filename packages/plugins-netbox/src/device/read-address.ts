import { isIP } from 'node:net'
import { isMap } from '@nornir-ts/kernel'
import type { Row } from '../answer/row.ts'
import type { NetboxAddress } from './netbox-device.ts'

/**
 * Reads an address, which NetBox gives with its mask.
 *
 * @param row - The device.
 * @param field - E.g. `primary_ip4`.
 * @throws `NetboxAnswerError` when it is none.
 */
export function readAddress(row: Row, field: string): NetboxAddress | undefined {
  const related = row.row(field)
  if (related === undefined) return undefined
  const { id } = related
  const address = bare(related)
  const outside = outsideOf(related)
  return outside === undefined ? { id, address } : { id, address, outside }
}

/**
 * Reads the address that the server prefers: one of the others, which is not read twice.
 *
 * @param row - The device.
 * @param others - Its addresses of either version.
 * @throws as {@link readAddress}.
 */
export function readPrimary(
  row: Row,
  others: readonly (NetboxAddress | undefined)[],
): NetboxAddress | undefined {
  const value = row.raw('primary_ip')
  const id = isMap(value) ? value['id'] : undefined
  const known = id === undefined ? undefined : others.find((address) => address?.id === id)
  return known ?? readAddress(row, 'primary_ip')
}

/** From NetBox 4.6 on a list, because an address may be translated to several; the first counts. */
function outsideOf(row: Row): string | undefined {
  if (!row.has('nat_outside')) return undefined
  const [first] = row.rows('nat_outside')
  return first && bare(first)
}

function bare(row: Row): string {
  const text = row.requiredText('address')
  const address = text.slice(0, text.includes('/') ? text.indexOf('/') : undefined)
  if (isIP(address) === 0) throw row.wrong('address', 'an IP address with its mask')
  return address
}
