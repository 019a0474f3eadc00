/** NAPALM's names of platforms, as nornir_netmiko maps them. */
const napalm: Readonly<Record<string, string>> = {
  ios: 'cisco_ios',
  eos: 'arista_eos',
  junos: 'juniper_junos',
  iosxr: 'cisco_xr',
  nxos: 'cisco_nxos',
  nxos_ssh: 'cisco_nxos',
}

/**
 * Kinds of nodes of containerlab, which writes them as `platform` into the Nornir inventory of a lab.
 * Those that are a name or an alias of a platform of ours need no entry.
 *
 * Source: the table of kinds in containerlab's manual (docs/manual/kinds), and for `ceos` and `crpd` its sources.
 */
const containerlab: Readonly<Record<string, readonly string[]>> = {
  arista_eos: ['arista_ceos', 'arista_veos', 'ceos'],
  cisco_ios: ['cisco_c8000v', 'cisco_cat9kv', 'cisco_csr1000v', 'cisco_iol'],
  cisco_nxos: ['cisco_n9kv'],
  cisco_xr: ['cisco_c8000', 'cisco_xrd', 'cisco_xrd_vrouter', 'cisco_xrv', 'cisco_xrv9k'],
  dell_os10: ['dell_ftosv'],
  fortinet: ['fortinet_fortigate'],
  juniper_junos: [
    'crpd',
    'juniper_cjunosevolved',
    'juniper_crpd',
    'juniper_csrx',
    'juniper_vjunosevolved',
    'juniper_vjunosrouter',
    'juniper_vjunosswitch',
    'juniper_vmx',
    'juniper_vqfx',
    'juniper_vsrx',
  ],
  mikrotik_routeros: ['mikrotik_ros'],
  nokia_sros: ['nokia_srsim'],
  vyos: ['vyosnetworks_vyos'],
}

/** Platforms of ours by the names that inventories written for other tools have for them. */
export const foreignPlatforms: Readonly<Record<string, string>> = {
  ...napalm,
  ...Object.fromEntries(
    Object.entries(containerlab).flatMap(([platform, kinds]) =>
      kinds.map((kind) => [kind, platform]),
    ),
  ),
}
