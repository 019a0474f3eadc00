/** Names that estates are made of. The order is the order of the ids; parents stand first. */
export const vocabulary = {
  regions: [
    ['Europe', 'europe', null],
    ['Netherlands', 'nl', 'europe'],
    ['Amsterdam', 'amsterdam', 'nl'],
    ['Germany', 'de', 'europe'],
    ['Americas', 'americas', null],
    ['New York', 'new-york', 'americas'],
    ['Asia', 'asia', null],
    ['東京', 'tokyo', 'asia'],
  ],
  siteGroups: [
    ['Data centres', 'data-centres', null],
    ['Primary', 'primary', 'data-centres'],
    ['Branches', 'branches', null],
  ],
  /** Name, slug, region, group. Estates that need more sites get numbered ones. */
  sites: [
    ['AMS1', 'ams1', 'amsterdam', 'primary'],
    ['FRA1', 'fra1', 'de', 'data-centres'],
    ['NYC1', 'nyc1', 'new-york', 'data-centres'],
    ['TYO1', 'tyo1', 'tokyo', 'branches'],
    ['Zürich', 'zrh1', 'europe', 'branches'],
    ['Nowhere', 'nowhere', null, null],
  ],
  roles: [
    ['Router', 'router', null],
    ['Core', 'core', 'router'],
    ['Edge', 'edge', 'router'],
    ['Switch', 'switch', null],
    ['Access', 'access', 'switch'],
    ['Distribution', 'distribution', 'switch'],
    ['Firewall', 'firewall', null],
    ['Server', 'server', null],
  ],
  manufacturers: [
    ['Cisco', 'cisco'],
    ['Arista', 'arista'],
    ['Juniper', 'juniper'],
    ['Ácme & Söns', 'acme'],
  ],
  /** Manufacturer, model, slug. */
  deviceTypes: [
    ['cisco', 'ISR4331', 'isr4331'],
    ['cisco', 'C9300-48P', 'c9300-48p'],
    ['cisco', 'N9K-C93180YC-FX', 'n9k-c93180yc-fx'],
    ['arista', 'DCS-7050SX3', 'dcs-7050sx3'],
    ['juniper', 'MX204', 'mx204'],
    ['acme', 'Box/1', 'box-1'],
  ],
  /** Name, slug, parent, manufacturer, Nautobot's network driver. */
  platforms: [
    ['Cisco IOS', 'cisco-ios', null, 'cisco', 'cisco_ios'],
    ['IOS-XE', 'cisco-ios-xe', 'cisco-ios', 'cisco', 'cisco_xe'],
    ['IOS-XE 17.9', 'ios-xe-17-9', 'cisco-ios-xe', 'cisco', 'cisco_xe'],
    ['NX-OS', 'cisco-nxos', null, 'cisco', 'cisco_nxos'],
    ['EOS', 'arista-eos', null, 'arista', 'arista_eos'],
    ['Junos', 'juniper-junos', null, 'juniper', 'juniper_junos'],
    ['Linux', 'linux', null, null, 'linux'],
    ['Acme OS', 'acme-os', null, 'acme', ''],
  ],
  tenants: [
    ['Acme', 'acme'],
    ['Globex', 'globex'],
  ],
  tags: [
    ['critical', 'critical', 'f44336'],
    ['Lab', 'lab', '2196f3'],
    ['to be replaced', 'to-be-replaced', '9e9e9e'],
    ['ünïcode', 'unicode', '4caf50'],
  ],
} as const
