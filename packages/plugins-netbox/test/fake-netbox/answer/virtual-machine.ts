import type { VirtualMachine } from '../estate/estate.ts'
import type { Field } from './look.ts'
import { machineFields } from './machine.ts'

const machine = machineFields<VirtualMachine>(
  'virtualization/virtual-machines',
  'virtualization.virtualmachine',
)

/** The fields of a virtual machine, in the order of the real server. */
export const virtualMachineFields: readonly Field<VirtualMachine>[] = [
  machine.id,
  machine.url,
  machine.display_url,
  { key: 'display', value: ({ name }) => name },
  machine.name,
  { key: 'virtual_machine_type', value: () => null, from: 46 },
  machine.role,
  machine.status,
  { key: 'start_on_boot', value: () => ({ value: 'off', label: 'Off' }), from: 45 },
  machine.site,
  machine.cluster,
  { key: 'device', value: () => null },
  machine.platform,
  machine.primary_ip,
  machine.primary_ip4,
  machine.primary_ip6,
  { key: 'vcpus', value: ({ vcpus }) => vcpus },
  { key: 'memory', value: ({ memory }) => memory },
  { key: 'disk', value: () => null },
  machine.description,
  machine.serial,
  machine.tenant,
  machine.owner,
  machine.comments,
  machine.tags,
  machine.local_context_data,
  machine.config_template,
  machine.custom_fields,
  machine.created,
  machine.last_updated,
  machine.interface_count,
  { key: 'virtual_disk_count', value: () => 0 },
  machine.config_context,
]
