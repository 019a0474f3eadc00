import type { Device } from '../estate/estate.ts'
import {
  briefAddress,
  briefChassis,
  briefDeviceType,
  briefNamed,
  briefNested,
  displayOf,
} from './brief.ts'
import type { Field } from './look.ts'
import { machineFields } from './machine.ts'

const machine = machineFields<Device>('dcim/devices', 'dcim.device')

const zero = (key: string, from = 0): Field<Device> => ({ key, value: () => 0, from })
const nothing = (key: string, from = 0): Field<Device> => ({ key, value: () => null, from })

/** The fields of a device, in the order of the real server. */
export const deviceFields: readonly Field<Device>[] = [
  machine.id,
  machine.url,
  machine.display_url,
  { key: 'display', value: displayOf },
  machine.name,
  { key: 'device_type', value: ({ deviceType }, look) => briefDeviceType(deviceType, look) },
  machine.role,
  machine.tenant,
  machine.platform,
  machine.serial,
  { key: 'asset_tag', value: ({ assetTag }) => assetTag },
  machine.site,
  {
    key: 'location',
    value: ({ location }, look) => briefNested(location, 'dcim/locations', look),
  },
  { key: 'rack', value: ({ rack }, look) => briefNamed(rack, 'dcim/racks', look) },
  { key: 'position', value: ({ position }) => position },
  nothing('face'),
  nothing('latitude'),
  nothing('longitude'),
  nothing('parent_device'),
  machine.status,
  nothing('airflow'),
  nothing('cooling_method', 47),
  machine.primary_ip,
  machine.primary_ip4,
  machine.primary_ip6,
  { key: 'oob_ip', value: ({ oobIp }, look) => briefAddress(oobIp, look) },
  machine.cluster,
  { key: 'virtual_chassis', value: (item, look) => briefChassis(item.virtualChassis, look) },
  { key: 'vc_position', value: ({ vcPosition }) => vcPosition },
  { key: 'vc_priority', value: ({ vcPriority }) => vcPriority },
  machine.description,
  machine.owner,
  machine.comments,
  machine.config_template,
  machine.config_context,
  machine.local_context_data,
  machine.tags,
  machine.custom_fields,
  machine.created,
  machine.last_updated,
  zero('console_port_count'),
  zero('console_server_port_count'),
  zero('power_port_count'),
  zero('power_outlet_count'),
  zero('cooling_intake_count', 47),
  zero('cooling_outflow_count', 47),
  machine.interface_count,
  zero('front_port_count'),
  zero('rear_port_count'),
  zero('device_bay_count'),
  zero('module_bay_count'),
  zero('inventory_item_count'),
]
