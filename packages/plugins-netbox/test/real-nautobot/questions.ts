/** What is asked of the real Nautobot and of the fake: their answers must be the same. */
export const questions: readonly string[] = [
  ...['', '&depth=1'].flatMap((depth) => [
    `/api/dcim/locations/?sort=id&limit=1000${depth}`,
    `/api/dcim/manufacturers/?sort=id${depth}`,
    `/api/dcim/platforms/?sort=id${depth}`,
    `/api/extras/tags/?sort=id${depth}`,
    `/api/tenancy/tenants/?sort=id${depth}`,
    `/api/extras/custom-fields/?sort=id${depth}`,
  ]),
  ...machineQuestions('/api/dcim/devices/'),
  ...machineQuestions('/api/virtualization/virtual-machines/'),
  ...[
    '?sort=id&limit=300&depth=1&exclude_m2m=false',
    '?sort=id&limit=300&offset=300&depth=1&exclude_m2m=false',
    '?device_type=MX204',
    '?device_type__n=MX204',
    '?location=AMS1',
    '?location=AMS1&location=FRA1',
    '?location=Europe',
    '?location__n=Europe',
    '?location=Hall',
    '?location=nosuch',
    '?manufacturer=Cisco&manufacturer=Juniper',
    '?manufacturer__n=Cisco',
    '?asset_tag=x',
    '?vc_position=2',
    '?vc_position__gte=2',
    '?virtual_chassis=vc-ams1-0',
    '?virtual_chassis_member=true',
    '?cf_owner_team=NETWORK',
    '?cf_owner_team__ic=south',
    '?cf_owner_team__n=network%20south',
    '?cf_service_code=S-1',
    '?cf_service_code=s-1',
    '?cf_service_code__n=S-1',
    '?cf_service_code__ic=s-1',
    '?cf_maintenance=sat',
    '?cf_maintenance__n=sat',
    '?cf_features=ospf',
    '?cf_features=ospf&cf_features=bgp',
    '?cf_features__n=ospf',
    '?cf_ports=5',
    '?cf_ports=5&cf_ports=6', // the last is heard
    '?cf_maintenance=sun&cf_maintenance=sat', // the last
    '?cf_maintenance__ie=SUN&cf_maintenance__ie=sat', // the last
    '?cf_owner_team=south&cf_owner_team=north', // the last
    '?cf_features__n=bgp&cf_features__n=ospf', // both
    '?cf_monitored=1',
    '?cf_monitored=yes', // not heard
    '?virtual_chassis_member=yes', // not heard
    '?local_config_context_data=yes', // not heard
    '?local_config_context_data=true',
    '?cf_ports__gte=50',
    '?cf_ports__n=5',
    '?cf_monitored=true',
    '?cf_monitored=false',
    '?cf_install_date=2025-02-28',
    '?cf_notes=line',
    '?cf_runbook=wiki',
    '?cf_internal_note=note', // its filter is disabled
    '?cf_facts=1',
    '?cf_nosuch=1',
    '?cf_home_site=1', // there are no fields for objects
  ].map((query) => `/api/dcim/devices/${withLimit(query)}`),
  ...['?cluster=kvm-ams', '?cluster__n=kvm-ams', '?cluster=nosuch'].map(
    (query) => `/api/virtualization/virtual-machines/${withLimit(query)}`,
  ),
]

function withLimit(query: string): string {
  return `${query}&limit=1&sort=id`
}

function machineQuestions(path: string): string[] {
  const filters = [
    '?role=Core',
    '?role=Server&role=Core',
    '?role__n=Core',
    '?role=nosuch',
    '?role=null',
    '?status=Active',
    '?status=active',
    '?status=Active&status=Offline',
    '?status__n=Active',
    '?status=nosuch',
    '?platform=Linux',
    '?platform=null',
    '?tenant=Acme',
    '?tenant=null',
    '?tenant=Acme&tenant=null',
    '?tags=Lab',
    '?tags=Lab&tags=critical',
    '?tags__n=Lab',
    '?tags=nosuch',
    '?name=vm-7&name=vm-8',
    '?name=VM-7',
    '?name__ic=AMS',
    '?name__isw=vm-1',
    '?name__iew=7',
    '?name__ie=VM-7',
    '?name__n=vm-7',
    '?name__re=-1%2B%24',
    '?name__isnull=true',
    '?name=',
    '?has_primary_ip=true',
    '?has_primary_ip=false',
    '?has_primary_ip=1',
    '?has_primary_ip=yes',
    '?serial=SN00000001',
    '?last_updated__gte=2026-01-01T02:00:00Z',
    '?last_updated__gte=foo',
    '?q=ams',
    '?q=fra&q=ams',
    '?id=foo',
    '?site=AMS1',
    '?nosuch=1',
    '?nosuch=1&other=2',
    '?start=0',
    '?fields=id',
    '?ordering=id',
    '?brief=true',
    '?cf_maintenance=sun',
  ]
  const others = [
    '?sort=id&limit=3',
    '?sort=id&limit=3&depth=1',
    '?sort=id&limit=3&depth=1&exclude_m2m=false',
    '?sort=id&limit=3&depth=0&include=config_context',
    '?sort=-id&limit=3',
    '?limit=3&offset=57&sort=id',
    '?limit=5&offset=5&sort=id',
    '?offset=5000&sort=id',
    '?limit=0&sort=id',
    '?limit=-1&sort=id',
    '?limit=x&sort=id',
    '?limit=5000&sort=id',
    '?depth=x&limit=1&sort=id',
    '?depth=11&limit=1&sort=id',
  ]
  return [...filters.map(withLimit), ...others].map((query) => path + query)
}
