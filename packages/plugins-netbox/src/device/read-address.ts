import { isIP } from 'node:net'
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
  const address = bare(related)
  const outside = outsideOf(related)
  return outside === undefined ? { address } : { address, outside }
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
