import { describe, expect, it } from 'vitest'
import { checkNautobotFilter } from './check-nautobot-filter.ts'
import type { NetboxFilter } from './filter-query.ts'

const customFields = [
  { key: 'monitored', type: 'boolean' },
  { key: 'maintenance', type: 'select' },
  { key: 'features', type: 'multi-select' },
]
const check = (filter: NetboxFilter, allowed: readonly string[] = []) =>
  checkNautobotFilter(filter, { customFields, allowed })

describe('filters of Nautobot', () => {
  it.each<NetboxFilter>([
    { has_primary_ip: 1 },
    { is_full_depth: 'yes' },
    { virtual_chassis_member: 'yes' },
    { local_config_context_data: ['true', 'false'] },
    { tenant__isnull: 1 },
    { cf_monitored: 'yes' },
    { q: ['a', 'b'] },
    { cf_maintenance: ['sat', 'sun'] },
    { cf_maintenance__ic: ['sat', 'sun'] },
    { cf_of_an_app: ['a', 'b'] },
  ])('are refused with values that would not be heard: %o', (filter) => {
    expect(() => check(filter)).toThrow(
      expect.objectContaining({ code: 'NETBOX_FILTER_VALUE', filter: Object.keys(filter)[0] }),
    )
    expect(() => check(filter, Object.keys(filter))).not.toThrow()
  })

  it.each<NetboxFilter>([
    { has_primary_ip: true, tenant__isnull: 'false', cf_monitored: false },
    { interfaces: 'mgmt0', console_ports: ['con0', 'con1'] }, // names here, where NetBox has true and false
    { q: 'a', cf_maintenance: ['sat'], cf_maintenance__ic: 'sat' },
    { cf_features: ['ospf', 'mpls'], cf_features__n: ['bgp', 'mpls'], name: ['a', 'b'] },
    { monitored: 'yes' },
  ])('are taken with those that are heard: %o', (filter) => {
    expect(() => check(filter)).not.toThrow()
  })
})
