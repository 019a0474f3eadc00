// Written by scripts/netbox/trim-openapi.mjs from the OpenAPI description of NetBox 4.7.3 (4.7).

/** The filters that a release has for a kind of host, with all lookups (`name__ic`), without `cf_…`. */
export type FilterNames = Readonly<Record<'device' | 'virtual_machine', readonly string[]>>

/** By release. A name that is not here is ignored by the server, which then gives all hosts. */
export const filterNames: Readonly<Record<'4.7', FilterNames>> = {
  '4.7': {
    device: expand([
      [
        'empty ic ie iew iregex isw n nic nie niew nisw regex',
        'airflow asset_tag cooling_method description face name serial status',
      ],
      [
        'n',
        'cluster_group cluster_group_id cluster_id config_template_id contact contact_group contact_role device_type device_type_id location location_id manufacturer manufacturer_id model oob_ip_id owner owner_group owner_group_id owner_id parent_bay_id parent_device_id platform platform_id primary_ip4 primary_ip4_id primary_ip6 primary_ip6_id rack_id region region_id role role_id site site_group site_group_id site_id tenant tenant_group tenant_group_id tenant_id virtual_chassis_id',
      ],
      [
        'empty gt gte lt lte n',
        'console_port_count console_server_port_count cooling_intake_count cooling_outflow_count created device_bay_count front_port_count id interface_count inventory_item_count last_updated latitude longitude module_bay_count position power_outlet_count power_port_count rear_port_count vc_position vc_priority',
      ],
      [
        '',
        'console_ports console_server_ports created_by_request device_bays has_oob_ip has_primary_ip has_virtual_device_context interfaces is_full_depth local_context_data modified_by_request module_bays pass_through_ports power_outlets power_ports q updated_by_request virtual_chassis_member',
      ],
      ['ic ie iew iregex isw n nic nie niew nisw regex', 'mac_address'],
      ['any n', 'tag tag_id'],
    ]),
    virtual_machine: expand([
      [
        'n',
        'cluster cluster_group cluster_group_id cluster_id cluster_type cluster_type_id config_template_id contact contact_group contact_role device device_id owner owner_group owner_group_id owner_id platform platform_id primary_ip4 primary_ip4_id primary_ip6 primary_ip6_id region region_id role role_id site site_group site_group_id site_id tenant tenant_group tenant_group_id tenant_id virtual_machine_type virtual_machine_type_id',
      ],
      [
        'empty gt gte lt lte n',
        'created disk id interface_count last_updated memory vcpus virtual_disk_count',
      ],
      [
        '',
        'created_by_request has_primary_ip local_context_data modified_by_request q updated_by_request',
      ],
      [
        'empty ic ie iew iregex isw n nic nie niew nisw regex',
        'description name serial start_on_boot status',
      ],
      ['ic ie iew iregex isw n nic nie niew nisw regex', 'mac_address'],
      ['any n', 'tag tag_id'],
    ]),
  },
}

function expand(groups: readonly (readonly [lookups: string, names: string])[]): string[] {
  return groups.flatMap(([lookups, names]) =>
    names
      .split(' ')
      .flatMap((name) => [
        name,
        ...lookups.split(' ').flatMap((lookup) => (lookup === '' ? [] : [`${name}__${lookup}`])),
      ]),
  )
}
