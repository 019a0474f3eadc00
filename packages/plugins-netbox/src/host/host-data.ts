import type { HostData } from '@nornir-ts/inventory'
import type { NetboxDevice } from '../device/netbox-device.ts'

/** What a host has beside its address, platform and groups. */
export interface HostDetails {
  /** The device. */
  readonly device: NetboxDevice
  /** Names of the members, of a virtual chassis that was made one host. */
  readonly members: readonly string[] | undefined
}

/**
 * The data of a host: by the names of the server's own filters, with the values that these take, so that what
 * is `site=ams` there is `site=ams` here. What the server does not say is left out.
 *
 * @param details - The device.
 */
export function dataOf({ device, members }: HostDetails): NonNullable<HostData['data']> {
  const data: Record<string, unknown> = {}
  const put = (key: string, value: unknown): void => {
    if (value !== undefined) data[key] = value
  }
  put('netbox_id', device.id)
  put('kind', device.kind)
  put('status', device.status)
  put('site', device.site?.slug)
  put('location', device.location?.slug)
  put('rack', device.rack?.name)
  put('role', device.role?.slug)
  put('manufacturer', device.manufacturer?.slug)
  put('device_type', device.deviceType?.slug)
  put('model', device.deviceType?.name)
  put('netbox_platform', device.platform?.slug)
  put('tenant', device.tenant?.slug)
  put('cluster', device.cluster?.name)
  put('virtual_chassis', device.virtualChassis?.name)
  put('vc_position', device.vcPosition)
  put('members', members)
  put('serial', device.serial)
  put('asset_tag', device.assetTag)
  put('primary_ip4', device.primaryIp4?.address)
  put('primary_ip6', device.primaryIp6?.address)
  put('oob_ip', device.oobIp?.address)
  put(
    'tags',
    device.tags?.map(({ slug }) => slug),
  )
  put('custom_fields', device.customFields)
  put('config_context', device.configContext)
  put('local_context_data', device.localContext)
  put('description', device.description)
  put('comments', device.comments)
  return data
}
