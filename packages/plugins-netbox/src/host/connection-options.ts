import type { HostData } from '@nornir-ts/inventory'
import { isMap } from '@nornir-ts/kernel'
import { NetboxAnswerError } from '../answer/answer-error.ts'
import type { NetboxDevice } from '../device/netbox-device.ts'
import { valueAt } from './data-path.ts'

/**
 * Takes connection options out of a host's config context.
 *
 * @param device - The host.
 * @param path - Where they stand in it, e.g. `nornir.connection_options`.
 * @param urlOf - Where the host is to be seen, for errors.
 * @throws `NetboxAnswerError` when something else stands there. What is in them is checked with the inventory.
 */
export function connectionOptionsOf(
  device: NetboxDevice,
  path: string,
  urlOf: (device: NetboxDevice) => string,
): HostData['connection_options'] | undefined {
  const value = valueAt(device.configContext, path)
  if (value === undefined || value === null) return undefined
  if (isMap(value)) return value as HostData['connection_options']
  throw new NetboxAnswerError({
    url: urlOf(device),
    id: device.id,
    field: `config_context.${path}`,
    expected: 'connection options by the name of the connection',
    received: Array.isArray(value) ? 'a list' : typeof value,
  })
}
