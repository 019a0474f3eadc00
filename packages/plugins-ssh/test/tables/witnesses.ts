import type { ExpectedRow } from './recorded-outputs.ts'

/** How the columns of ntc-templates for one platform mean those of a family. */
export interface Witness {
  /** Folders of the commands. */
  readonly folders: readonly string[]
  /** For each column that both have: theirs. */
  readonly columns: Readonly<Record<string, string | ((row: ExpectedRow) => unknown)>>
  /** For columns of which theirs has only the end: theirs. */
  readonly ends?: Readonly<Record<string, string>>
  /** Several rows of ours for one of theirs. */
  readonly split?: (row: ExpectedRow) => readonly ExpectedRow[]
  /** Files where both differ on purpose, with why; undefined: what they have is compared all the same. */
  readonly exceptions?: Readonly<Record<string, Exception>>
}

/** Why rows differ. */
export interface Exception {
  readonly reason: string
  /** Columns that are not compared. */
  readonly columns?: readonly string[]
  /** How many rows of ours theirs has not; they are the last ones. */
  readonly more?: number
}

/** By family, and by platform; a platform without recordings is not there. */
export type Witnesses = Readonly<Record<string, Readonly<Record<string, Witness>>>>

const text = (row: ExpectedRow, column: string): string => String(row[column] ?? '')
const first = (row: ExpectedRow, column: string): string => String([row[column]].flat()[0] ?? '')

/** `Incomplete` is no address. */
const macOrNothing = (column: string) => (row: ExpectedRow) =>
  /^incomplete$/i.test(text(row, column)) ? '' : row[column]

/** A row for each port, and one for none. */
const byPort = (row: ExpectedRow): readonly ExpectedRow[] => {
  const lines = [row['destination_port'] ?? []].flat().map(String)
  const ports = lines.flatMap((line) => line.split(',')).filter((port) => port !== '')
  return ports.length === 0 ? [{ ...row, port: '' }] : ports.map((port) => ({ ...row, port }))
}

/** `12345 Kbit` is a number and a unit. */
const number = (column: string) => (row: ExpectedRow) => /^\d*/.exec(text(row, column))?.[0]

const interfaceColumns = {
  interface: 'interface',
  link_status: 'link_status',
  description: 'description',
  hardware_type: 'hardware_type',
  mac_address: 'mac_address',
  ip_address: 'ip_address',
  mtu: 'mtu',
  bandwidth: number('bandwidth'),
}

const status = {
  interface: 'port',
  description: 'name',
  link_status: 'status',
  vlan_id: (row: ExpectedRow) => /^[\d,]*$/.exec(text(row, 'vlan_id'))?.[0] ?? '',
  // No number: the mode. A number: an access port, which they do not say.
  mode: (row: ExpectedRow) => (/^[\d,]+$/.test(text(row, 'vlan_id')) ? 'access' : row['vlan_id']),
  duplex: 'duplex',
  speed: 'speed',
  media_type: 'type',
}

/** The state of a session and the number of prefixes are in one column; only one of them is in a row. */
const stateOrPrefixes = (column: string) => ({
  state: (row: ExpectedRow) => (/^\d+$/.test(text(row, column)) ? 'established' : row[column]),
  prefixes_received: (row: ExpectedRow) => (/^\d+$/.test(text(row, column)) ? row[column] : ''),
})

export const witnesses: Witnesses = {
  version: {
    cisco_ios: {
      folders: ['show_version'],
      columns: {
        hostname: 'hostname',
        version: 'version',
        model: (row) => first(row, 'hardware'),
        serial_number: (row) => first(row, 'serial'),
        mac_address: (row) => first(row, 'mac_address'),
        uptime: 'uptime',
        reload_reason: 'reload_reason',
      },
      ends: { image: 'running_image' }, // without the file system
    },
    arista_eos: {
      folders: ['show_version'],
      columns: {
        version: 'image',
        model: 'model',
        serial_number: 'serial_number',
        mac_address: 'sys_mac',
        uptime: 'uptime',
      },
    },
    cisco_nxos: {
      folders: ['show_version'],
      columns: {
        hostname: 'hostname',
        version: (row) => text(row, 'os').replace(/ \[.*/, ''),
        serial_number: 'serial',
        image: 'boot_image',
        uptime: 'uptime',
        reload_reason: 'last_reboot_reason',
      },
      ends: { model: 'platform' }, // without the series
      exceptions: {
        'cisco_nxos_show_version1.raw': {
          reason: 'A leaf of ACI boots two images: theirs is the kickstart image, ours the system.',
          columns: ['image'],
        },
      },
    },
    juniper_junos: {
      folders: ['show_version'],
      columns: {
        hostname: 'hostname',
        model: 'model',
        version: 'junos_version',
        serial_number: 'serial_number',
      },
    },
  },
  interfaces: {
    cisco_ios: {
      folders: ['show_interfaces'],
      columns: {
        ...interfaceColumns,
        protocol_status: 'protocol_status',
        prefix_length: 'prefix_length',
        vlan_id: 'vlan_id',
        speed: 'speed',
        duplex: 'duplex',
        input_errors: 'input_errors',
        output_errors: 'output_errors',
      },
      exceptions: Object.fromEntries(
        ['cisco_ios_show_interfaces.raw', 'cisco_ios_show_interfaces2.raw'].map((file) => [
          file,
          {
            reason: 'Theirs does not read the errors of an interface that cannot have collisions.',
            columns: ['output_errors'],
          },
        ]),
      ),
    },
    arista_eos: {
      folders: ['show_interfaces'],
      columns: {
        ...interfaceColumns,
        protocol_status: 'protocol_status',
        ip_address: (row) => text(row, 'ip_address').split('/')[0],
        prefix_length: (row) => text(row, 'ip_address').split('/')[1],
      },
    },
    cisco_nxos: {
      folders: ['show_interface'],
      columns: {
        ...interfaceColumns, // theirs does not read the line protocol
        // Why it is down, in brackets, says more than that it is.
        link_status: (row) =>
          /\((?:Administratively|ErrDis)/i.test(text(row, 'link_status'))
            ? 'disabled'
            : row['link_status'],
        prefix_length: 'prefix_length',
        vlan_id: 'vlan_id',
        speed: 'speed',
        duplex: 'duplex',
        input_errors: 'input_errors',
        output_errors: 'output_errors',
      },
      exceptions: {
        'cisco_nxos_show_interface11.raw': {
          reason: 'Theirs takes the transceiver for a part of the kind of hardware.',
          columns: ['hardware_type'],
        },
        'cisco_nxos_show_interface11_nve.raw': {
          reason: 'Theirs does not read the hardware behind the administrative state.',
          columns: ['hardware_type'],
        },
        'cisco_nxos_show_interface13.raw': {
          reason: 'Theirs does not read the bandwidth of a tunnel.',
          columns: ['bandwidth'],
        },
      },
    },
  },
  'interface-status': {
    cisco_ios: { folders: ['show_interfaces_status'], columns: status },
    arista_eos: {
      folders: ['show_interfaces_status'],
      columns: {
        ...status,
        mode: (row) => (/^Po/.test(text(row, 'vlan_id')) ? 'member' : status.mode(row)),
      },
    },
    cisco_nxos: { folders: ['show_interface_status'], columns: status },
  },
  arp: {
    cisco_ios: {
      folders: ['show_arp'],
      columns: {
        ip_address: 'address',
        mac_address: macOrNothing('hardware_address'),
        interface: 'interface',
        age: (row) => (row['age_min'] === '-' ? '' : String(Number(row['age_min']) * 60)),
      },
    },
    arista_eos: {
      folders: ['show_ip_arp'],
      columns: {
        ip_address: 'ip_address',
        mac_address: 'mac_address',
        interface: (row) => text(row, 'interface').split(', ')[0],
        physical_interface: (row) => text(row, 'interface').split(/, (?:not learned)?/)[1] ?? '',
        age: 'age',
        vrf: 'vrf',
      },
    },
    cisco_nxos: {
      folders: ['show_ip_arp_detail', 'show_ip_arp_detail_vrf_all'],
      columns: {
        ip_address: 'ip_address',
        mac_address: macOrNothing('mac_address'),
        interface: 'interface',
        physical_interface: 'physical_interface',
        age: 'age',
        vrf: (row) => row['vrf'] ?? 'default', // said in a line that theirs does not read
      },
    },
    juniper_junos: {
      folders: ['show_arp_no-resolve'],
      columns: { ip_address: 'ip_address', mac_address: 'mac_address', interface: 'interface' },
    },
  },
  'mac-table': {
    cisco_ios: {
      folders: ['show_mac-address-table'],
      columns: {
        vlan_id: 'vlan_id',
        mac_address: 'destination_address',
        type: 'type',
        interface: 'port',
      },
      split: byPort,
      exceptions: {
        'cisco_ios_show_mac-address-table7.raw': {
          reason: 'Theirs leaves out the groups: five addresses on 37 ports.',
          more: 37,
        },
      },
    },
    cisco_nxos: {
      folders: ['show_mac_address-table'],
      columns: {
        vlan_id: 'vlan_id',
        mac_address: 'mac_address',
        type: 'type',
        interface: (row) => text(row, 'ports').replace(/\(R\)$/, ''),
        age: 'age',
      },
    },
    juniper_junos: {
      folders: ['show_ethernet-switching_table'],
      columns: {
        vlan_name: (row) => `Vlan${row['vlan_id']}`, // theirs takes the digits of the name for the number
        mac_address: 'mac_address',
        type: 'mac_flag',
        interface: 'logical_interface',
        age: 'age',
      },
    },
  },
  'lldp-neighbors': {
    cisco_ios: {
      folders: ['show_lldp_neighbors'],
      columns: {
        local_interface: 'local_interface',
        neighbor_name: 'neighbor_name',
        neighbor_interface: 'neighbor_interface',
        capabilities: 'capabilities',
      },
    },
    cisco_nxos: {
      folders: ['show_lldp_neighbors'],
      columns: {
        local_interface: 'local_interface',
        neighbor_name: 'neighbor_name',
        neighbor_interface: 'neighbor_interface',
        capabilities: 'capabilities',
      },
    },
    juniper_junos: {
      folders: ['show_lldp_neighbors'],
      columns: {
        local_interface: 'local_interface',
        neighbor_name: 'neighbor_name',
        neighbor_interface: 'neighbor_interface',
        chassis_id: 'chassis_id',
      },
    },
  },
  'bgp-summary': {
    cisco_ios: {
      folders: ['show_ip_bgp_summary'],
      columns: {
        bgp_neighbor: 'bgp_neighbor',
        neighbor_as: 'neighbor_as',
        local_as: 'local_as',
        router_id: 'router_id',
        address_family: 'address_family',
        up_down: 'up_down',
        ...stateOrPrefixes('state_or_prefixes_received'),
      },
    },
    arista_eos: {
      folders: ['show_ip_bgp_summary', 'show_ipv6_bgp_summary'],
      columns: {
        bgp_neighbor: 'bgp_neigh',
        neighbor_as: 'neigh_as',
        local_as: 'local_as',
        router_id: 'router_id',
        vrf: 'vrf',
        state: 'state',
        prefixes_received: 'state_pfxrcd',
        up_down: 'up_down',
      },
    },
    cisco_nxos: {
      folders: ['show_ip_bgp_summary', 'show_ip_bgp_summary_vrf'],
      columns: {
        bgp_neighbor: 'bgp_neigh',
        neighbor_as: 'neigh_as',
        local_as: 'local_as',
        router_id: 'router_id',
        vrf: 'vrf',
        up_down: 'up_down',
        ...stateOrPrefixes('state_pfxrcd'),
      },
    },
  },
  routes: {
    cisco_ios: {
      folders: ['show_ip_route'],
      columns: {
        vrf: 'vrf',
        protocol: 'protocol',
        network: 'network',
        prefix_length: 'prefix_length',
        distance: 'distance',
        metric: 'metric',
        next_hop: 'nexthop_ip',
        interface: 'nexthop_if',
        age: 'uptime',
      },
    },
    arista_eos: {
      folders: ['show_ip_route'],
      columns: {
        vrf: 'vrf',
        protocol: 'protocol',
        network: 'network',
        prefix_length: 'prefix_length',
        distance: 'distance',
        metric: 'metric',
        next_hop: (row) => (row['hop'] === 'connected' ? '' : row['hop']),
        interface: (row) => text(row, 'port').split(',')[0], // not what the tunnel is like
      },
      split: (row) =>
        [row['next_hop'] ?? []].flat().map((hop, index) => ({
          ...row,
          hop,
          port: [row['interface'] ?? []].flat()[index],
        })),
    },
    cisco_nxos: {
      folders: ['show_ip_route'],
      columns: {
        vrf: 'vrf',
        protocol: 'protocol',
        network: 'network',
        prefix_length: 'prefix_length',
        distance: 'distance',
        metric: 'metric',
        // The device's own address is no next hop.
        next_hop: (row) =>
          /^(?:direct|local)$/.test(text(row, 'protocol')) ? '' : row['nexthop_ip'],
        interface: 'nexthop_if',
        age: 'uptime',
      },
    },
  },
}
