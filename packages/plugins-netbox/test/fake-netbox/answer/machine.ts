import type { Address, CustomField, Machine } from '../estate/estate.ts'
import { brief, briefAddress, briefNamed, briefNested, briefTag } from './brief.ts'
import { showChoice, statuses } from './choice.ts'
import { renderContext } from './context.ts'
import { showCustomFields } from './custom-fields.ts'
import { apiUrl, displayUrl, type Field } from './look.ts'

/** The fields of a machine that stand in no fixed place, by name. */
export function machineFields<Item extends Machine>(
  path: string,
  type: CustomField['objectTypes'][number],
): Record<MachineField, Field<Item>> {
  const fields: Record<MachineField, Field<Item>['value']> = {
    id: ({ id }) => id,
    url: ({ id }, look) => apiUrl(look, path, id),
    display_url: ({ id }, look) => displayUrl(look, path, id),
    name: ({ name }) => name,
    role: ({ role }, look) => briefNested(role, 'dcim/device-roles', look),
    tenant: ({ tenant }, look) => brief(tenant, 'tenancy/tenants', look),
    platform: ({ platform }, look) => briefNested(platform, 'dcim/platforms', look),
    serial: ({ serial }) => serial,
    site: ({ site }, look) => brief(site, 'dcim/sites', look),
    status: ({ status }) => showChoice(status, statuses[type]),
    // The server prefers version 6 unless it is told otherwise.
    primary_ip: (item, look) => briefAddress(item.primaryIp6 ?? item.primaryIp4, look),
    primary_ip4: (item, look) => briefAddress(item.primaryIp4, look),
    primary_ip6: (item, look) => briefAddress(item.primaryIp6, look),
    cluster: ({ cluster }, look) => briefNamed(cluster, 'virtualization/clusters', look),
    description: ({ description }) => description,
    owner: () => null,
    comments: ({ comments }) => comments,
    config_template: () => null,
    config_context: (item, { estate }) => renderContext(item, estate),
    local_context_data: ({ localContext }) => localContext,
    tags: ({ tags }, look) => tags.map((tag) => briefTag(tag, look)),
    custom_fields: (item, look) => showCustomFields(item, type, look),
    created: ({ created }) => created,
    last_updated: ({ lastUpdated }) => lastUpdated,
    interface_count: (item) => (hasAddress(item) ? 1 : 0),
  }
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      key === 'owner' ? { key, value, from: 45 } : { key, value },
    ]),
  ) as Record<MachineField, Field<Item>>
}

/** All addresses of a machine are on one interface. */
function hasAddress(item: Machine & { readonly oobIp?: Address | null }): boolean {
  return [item.primaryIp4, item.primaryIp6, item.oobIp ?? null].some((own) => own !== null)
}

type MachineField =
  | 'id'
  | 'url'
  | 'display_url'
  | 'name'
  | 'role'
  | 'tenant'
  | 'platform'
  | 'serial'
  | 'site'
  | 'status'
  | 'primary_ip'
  | 'primary_ip4'
  | 'primary_ip6'
  | 'cluster'
  | 'description'
  | 'owner'
  | 'comments'
  | 'config_template'
  | 'config_context'
  | 'local_context_data'
  | 'tags'
  | 'custom_fields'
  | 'created'
  | 'last_updated'
  | 'interface_count'
