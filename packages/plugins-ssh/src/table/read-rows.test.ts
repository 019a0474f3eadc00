import { parseTemplate, toRecords } from '@nornir-ts/textfsm'
import { describe, expect, it } from 'vitest'
import { normaliseRows } from './normalise-rows.ts'
import {
  arpTable,
  bgpSummaryTable,
  type DeviceTable,
  interfaceStatusTable,
  interfacesTable,
  lldpNeighborsTable,
  macTableTable,
  routesTable,
  versionTable,
} from './tables.ts'

/** What a table reads in an answer. */
function read<Row extends object>(table: DeviceTable<Row>, platform: string, text: string): Row[] {
  const found = table.templates.find((template) => template.platform === platform)
  const parsed = parseTemplate(found?.template ?? '', { name: platform }).parse(text)
  return normaliseRows(table.family, platform, toRecords(parsed))
}

// Outputs of the shape that devices print, for what no recording has: written for these tests.

describe('ARP', () => {
  it('of IOS counts minutes, and knows neighbours that did not answer', () => {
    const text = `Protocol  Address          Age (min)  Hardware Addr   Type   Interface
Internet  192.0.2.1              12   0011.2233.4455  ARPA   Vlan10
Internet  192.0.2.2               0   Incomplete      ARPA
Internet  192.0.2.3               -   0011.2233.4456  ARPA   Vlan10 pv 11
`
    expect(read(arpTable, 'cisco_ios', text)).toMatchObject([
      {
        ip_address: '192.0.2.1',
        age: '720',
        mac_address: '00:11:22:33:44:55',
        interface: 'Vlan10',
      },
      { ip_address: '192.0.2.2', age: '0', mac_address: '', interface: '' },
      { ip_address: '192.0.2.3', age: '', interface: 'Vlan10' },
    ])
  })

  it('of older EOS counts minutes, too', () => {
    const text = `Address         Age (min)  Hardware Addr   Interface
192.0.2.1               3  0011.2233.4455  Vlan10, Port-Channel2
`
    expect(read(arpTable, 'arista_eos', text)).toEqual([
      {
        ip_address: '192.0.2.1',
        mac_address: '00:11:22:33:44:55',
        interface: 'Vlan10',
        physical_interface: 'Port-Channel2',
        age: '180',
        vrf: '',
      },
    ])
  })

  it('of NX-OS has three layouts, and a VRF is never that of the row above', () => {
    const plain = `Flags: * - Adjacencies learnt on non-active FHRP router

IP ARP Table for context BLUE
Total number of entries: 1
Address         Age       MAC Address     Interface       Flags
192.0.2.1       00:01:40  0011.2233.4455  Ethernet1/1     +
`
    expect(read(arpTable, 'cisco_nxos', plain)).toMatchObject([{ vrf: 'BLUE', age: '100' }])
    const all = `IP ARP Table for all contexts
Total number of entries: 2
Address         Age       MAC Address     Interface        Physical Interface  Flags    VRF Name
192.0.2.1       00:01:40  0011.2233.4455  Vlan10           port-channel1       +        BLUE
192.0.2.2       00:01:40  INCOMPLETE      Vlan10           -
`
    expect(read(arpTable, 'cisco_nxos', all)).toMatchObject([
      { vrf: 'BLUE', interface: 'Vlan10', physical_interface: 'port-channel1' },
      { vrf: '', mac_address: '', physical_interface: '' },
    ])
  })

  it('of Junos names the port behind irb', () => {
    const text = `MAC Address       Address         Interface                Flags
00:11:22:33:44:55 192.0.2.1       irb.10 [ae0.0]           permanent remote
Total entries: 1
`
    expect(read(arpTable, 'juniper_junos', text)).toMatchObject([
      { interface: 'irb.10', physical_interface: 'ae0.0', vrf: '' },
    ])
  })
})

describe('the table of MAC addresses', () => {
  it('of EOS has a row for each port, and no age', () => {
    const text = `          Mac Address Table
------------------------------------------------------------------

Vlan    Mac Address       Type        Ports      Moves   Last Move
----    -----------       ----        -----      -----   ---------
  10    0011.2233.4455    DYNAMIC     Et7        1       9 days, 15:57:28 ago
  20    0011.2233.4456    STATIC      Cpu
Total Mac Addresses for this criterion: 2

          Multicast Mac Address Table
------------------------------------------------------------------

Vlan    Mac Address       Type        Ports
----    -----------       ----        -----
  30    0100.5e00.0001    STATIC      Po1 Et2
Total Mac Addresses for this criterion: 1
`
    expect(read(macTableTable, 'arista_eos', text)).toEqual([
      {
        vlan_id: '10',
        vlan_name: '',
        mac_address: '00:11:22:33:44:55',
        type: 'dynamic',
        interface: 'Ethernet7',
        age: '',
      },
      {
        vlan_id: '20',
        vlan_name: '',
        mac_address: '00:11:22:33:44:56',
        type: 'static',
        interface: 'Cpu',
        age: '',
      },
      {
        vlan_id: '30',
        vlan_name: '',
        mac_address: '01:00:5e:00:00:01',
        type: 'static',
        interface: 'Port-Channel1',
        age: '',
      },
      {
        vlan_id: '30',
        vlan_name: '',
        mac_address: '01:00:5e:00:00:01',
        type: 'static',
        interface: 'Ethernet2',
        age: '',
      },
    ])
  })

  it('of IOS keeps the ports of the lines that follow', () => {
    const text = `Multicast Entries
 vlan     mac address     type    ports
---------+---------------+-------+--------------------------------------------
  10      0100.5e00.0001   system Gi1/1,Gi1/2
                                  Te5/1,Switch
  20      ffff.ffff.ffff   system
`
    const rows = read(macTableTable, 'cisco_ios', text)
    expect(rows.map((row) => `${row.vlan_id} ${row.interface}`)).toEqual([
      '10 GigabitEthernet1/1',
      '10 GigabitEthernet1/2',
      '10 TenGigabitEthernet5/1',
      '10 Switch',
      '20 ',
    ])
  })

  it('of IOS knows addresses on no port, and VLANs that a routed port has for itself', () => {
    const text = `*  800  0100.5e7f.4653    static  Yes          -
*  ---  0000.0000.0001    static  No           -   Router
  N/A  0000.0000.0002    static  No           -   Router
Gi1/48    ffff.ffff.ffff   system Gi1/48,Stby-Switch
`
    const rows = read(macTableTable, 'cisco_ios', text)
    expect(rows.map((row) => `${row.vlan_id}|${row.vlan_name}|${row.interface}`)).toEqual([
      '800||',
      '||Router',
      '||Router',
      '|Gi1/48|GigabitEthernet1/48',
      '|Gi1/48|Stby-Switch',
    ])
  })

  it('of NX-OS on Nexus 3000 begins at the margin and has no flags', () => {
    const text = `VLAN      MAC Address       Type    Age       Port
---------+-----------------+-------+---------+------------------------------
136       0011.2233.4455    dynamic 150       Po1
Total MAC Addresses: 1
`
    expect(read(macTableTable, 'cisco_nxos', text)).toMatchObject([
      { vlan_id: '136', interface: 'port-channel1', age: '150' },
    ])
  })

  it('of NX-OS takes nothing in brackets for a part of a port', () => {
    const text = `   VLAN     MAC Address      Type      age     Secure NTFY Ports
---------+-----------------+--------+---------+------+----+------------------
C   10     0011.2233.4455   dynamic  ~~~         F      F    nve1(192.0.2.1)
*   10     0011.2233.4456   dynamic  30         F      F    vPC Peer-Link(R)
G    -     0011.2233.4457   static   -         F      F    sup-eth1(R)
`
    expect(read(macTableTable, 'cisco_nxos', text)).toMatchObject([
      { vlan_id: '10', interface: 'nve1', age: '' },
      { vlan_id: '10', interface: 'vPC Peer-Link', age: '30' },
      { vlan_id: '', interface: 'sup-eth1', type: 'static' },
    ])
  })

  it('of older Junos tells a type in a word, and entries without an address are none', () => {
    const text = `Ethernet-switching table: 3 entries, 1 learned
  VLAN              MAC address       Type         Age Interfaces
  blue              *                 Flood          - All-members
  blue              00:11:22:33:44:55 Learn       1:40 ge-0/0/1.0
  blue              00:11:22:33:44:56 Static         - Router
`
    expect(read(macTableTable, 'juniper_junos', text)).toMatchObject([
      { vlan_name: 'blue', vlan_id: '', type: 'dynamic', interface: 'ge-0/0/1.0', age: '100' },
      { vlan_name: 'blue', type: 'static', interface: 'Router', age: '' },
    ])
  })

  it('of Junos for VXLAN has no age', () => {
    const text = `    Vlan                MAC                 MAC      Logical                SVLBNH/      Active
    name                address             flags    interface              VENH Index   source
    v10                 00:11:22:33:44:55   DR       vtep.32770                          192.0.2.1
`
    expect(read(macTableTable, 'juniper_junos', text)).toMatchObject([
      { vlan_name: 'v10', type: 'dynamic', interface: 'vtep.32770', age: '' },
    ])
  })
})

describe('LLDP', () => {
  it('of EOS tells names and ports', () => {
    const text = `Last table change time   : 5 days, 8:24:38 ago
Number of table inserts  : 2
Number of table deletes  : 0
Number of table drops    : 0
Number of table age-outs : 0

Port          Neighbor Device ID       Neighbor Port ID    TTL
---------- ------------------------ ---------------------- ---
Et2           leaf2.example            Ethernet2           120
Et3/1         NEC IP Phone             0011.2233.4455      120
Ma1           oob                      Port 6              120
`
    expect(read(lldpNeighborsTable, 'arista_eos', text)).toEqual([
      {
        local_interface: 'Ethernet2',
        neighbor_name: 'leaf2.example',
        neighbor_interface: 'Ethernet2',
        chassis_id: '',
        capabilities: '',
      },
      {
        local_interface: 'Ethernet3/1',
        neighbor_name: 'NEC IP Phone',
        neighbor_interface: '00:11:22:33:44:55',
        chassis_id: '',
        capabilities: '',
      },
      {
        local_interface: 'Management1',
        neighbor_name: 'oob',
        neighbor_interface: 'Port 6',
        chassis_id: '',
        capabilities: '',
      },
    ])
  })

  it('of Junos without parents', () => {
    const text = `Local Interface    Chassis Id          Port info          System Name
ge-0/0/1.0         00:11:22:33:44:55   Gi1/0/1            sw1
ge-0/0/2.0         10.0.0.1            eth0
`
    expect(read(lldpNeighborsTable, 'juniper_junos', text)).toMatchObject([
      {
        local_interface: 'ge-0/0/1.0',
        neighbor_interface: 'GigabitEthernet1/0/1',
        neighbor_name: 'sw1',
      },
      { chassis_id: '10.0.0.1', neighbor_interface: 'eth0', neighbor_name: '' },
    ])
  })
})

describe('interfaces', () => {
  const junos = `Physical interface: ge-0/0/0, Enabled, Physical link is Up
  Interface index: 134, SNMP ifIndex: 502
  Description: uplink
  Link-level type: Ethernet, MTU: 1514, LAN-PHY mode,
  Link-mode: Full-duplex, Speed: 1000mbps, BPDU Error: None,
  Current address: 00:11:22:33:44:55, Hardware address: 00:11:22:33:44:55

  Logical interface ge-0/0/0.100 (Index 69) (SNMP ifIndex 507)
    Flags: Up SNMP-Traps 0x4000 VLAN-Tag [ 0x8100.100 ]  Encapsulation: ENET2
    Protocol inet, MTU: 1500
      Flags: Sendbcast-pkt-to-re
      Addresses, Flags: Is-Preferred Is-Primary
        Destination: 192.0.2/24, Local: 192.0.2.1, Broadcast: 192.0.2.255
      Addresses, Flags: Is-Preferred
        Destination: 198.51.100/25, Local: 198.51.100.1, Broadcast: 198.51.100.127
    Protocol inet6, MTU: 1500
      Addresses, Flags: Is-Preferred
        Destination: fe80::/64, Local: fe80::211:22ff:fe33:4455

Physical interface: ge-0/0/1, Administratively down, Physical link is Down
  Link-level type: Ethernet, MTU: 1514, Speed: Auto, Loopback: Disabled

Physical interface: lo0  , Enabled, Physical link is Up
  Type: Loopback, MTU: Unlimited

  Logical interface lo0.0 (Index 70) (SNMP ifIndex 16)
    Flags: SNMP-Traps Encapsulation: Unspecified
    Protocol inet, MTU: Unlimited
      Addresses
        Local: 192.0.2.255
`

  it('of Junos are physical ones and their units, each with its first address', () => {
    expect(read(interfacesTable, 'juniper_junos', junos)).toMatchObject([
      {
        interface: 'ge-0/0/0',
        link_status: 'up',
        protocol_status: '',
        description: 'uplink',
        hardware_type: 'Ethernet',
        mac_address: '00:11:22:33:44:55',
        mtu: '1514',
        speed: '1000',
        duplex: 'full',
        ip_address: '',
      },
      {
        interface: 'ge-0/0/0.100',
        link_status: 'up',
        vlan_id: '100',
        ip_address: '192.0.2.1',
        prefix_length: '24',
        mtu: '1500',
        description: '',
      },
      { interface: 'ge-0/0/1', link_status: 'disabled', speed: 'auto', ip_address: '' },
      { interface: 'lo0', link_status: 'up', mtu: '' },
      { interface: 'lo0.0', ip_address: '192.0.2.255', prefix_length: '' },
    ])
  })

  it('of Junos, tersely: what is configured to be down is disabled', () => {
    const text = `Interface               Admin Link Proto    Local                 Remote
ge-0/0/0                up    up
ge-0/0/0.0              up    up   inet     192.0.2.1/24
                                   inet6    2001:db8::1/64
ge-0/0/1                up    down
ge-0/0/2                down  up
ge-0/0/3                down  down
`
    const rows = read(interfaceStatusTable, 'juniper_junos', text)
    expect(rows.map((row) => `${row.interface} ${row.link_status}${row.mode}`)).toEqual([
      'ge-0/0/0 up',
      'ge-0/0/0.0 up',
      'ge-0/0/1 down',
      'ge-0/0/2 disabled',
      'ge-0/0/3 disabled',
    ])
  })

  it('of NX-OS in a line each: tunnels have a table of their own', () => {
    const text = `--------------------------------------------------------------------------------
Port          Name               Status    Vlan      Duplex  Speed   Type
--------------------------------------------------------------------------------
mgmt0         --                 connected routed    full    a-1000  --
Eth1/1        not connected yet  notconnec 10        auto    auto    10Gbase-SR
--------------------------------------------------------------------------------
Interface     Name               Status    Reason            Reason description
--------------------------------------------------------------------------------
Tunnel0       --                 connected none              none
Tunnel40      WAN to DR site     down      Link not connected  administratively down
Tunnel41      WAN to a site of o down      sourceNotConfigure tunnel source is not configured
`
    const rows = read(interfaceStatusTable, 'cisco_nxos', text)
    expect(rows.map((row) => Object.values(row).join('|'))).toEqual([
      'mgmt0||up||routed|full|1000|',
      'Ethernet1/1|not connected yet|down|10|access|auto|auto|10Gbase-SR',
      'Tunnel0||up|||||',
      'Tunnel40|WAN to DR site|down|||||',
      'Tunnel41|WAN to a site of o|down|||||',
    ])
  })

  it.each([
    ['cisco_ios', 'GigabitEthernet1/0/1 is down, line protocol is down (err-disabled)'],
    ['arista_eos', 'Ethernet1 is down, line protocol is down (errdisabled)'],
    ['cisco_nxos', 'Ethernet1/1 is down (linkFlapErrDisabled)'],
  ])('of %s say what the device took away', (platform, text) => {
    expect(read(interfacesTable, platform, `${text}\n  MTU 1500 bytes\n`)).toMatchObject([
      { link_status: 'error-disabled' },
    ])
  })

  it('a line at the margin that is not known is an error that names it', () => {
    expect(() => read(interfacesTable, 'juniper_junos', `${junos}Something new\n`)).toThrow(
      /Something new/,
    )
  })
})

describe('BGP neighbours', () => {
  it('of Junos have a row for each of their tables', () => {
    const text = `Threading mode: BGP I/O
Groups: 2 Peers: 4 Down peers: 1
Table          Tot Paths  Act Paths Suppressed    History Damp State    Pending
inet.0
                     300        200          0          0          0          0
Peer                     AS      InPkt     OutPkt    OutQ   Flaps Last Up/Dwn State|#Active/Received/Accepted/Damped...
192.0.2.1             64496        100        101       0       1 9w2d 5:23:37 Establ
  inet.0: 23/224/224/0
  BLUE.inet6.0: 1/2/2/0
192.0.2.2             64497          0          0       0       0       14:22 Active
2001:db8::1           64498        100        101       0       1     3:14:22 2/4/4/0              0/0/0/0
`
    const common = { local_as: '', router_id: '' }
    expect(read(bgpSummaryTable, 'juniper_junos', text)).toEqual([
      {
        ...common,
        bgp_neighbor: '192.0.2.1',
        neighbor_as: '64496',
        vrf: '',
        address_family: 'ipv4 unicast',
        state: 'established',
        prefixes_received: '224',
        up_down: '5635417',
      },
      {
        ...common,
        bgp_neighbor: '192.0.2.1',
        neighbor_as: '64496',
        vrf: 'BLUE',
        address_family: 'ipv6 unicast',
        state: 'established',
        prefixes_received: '2',
        up_down: '5635417',
      },
      {
        ...common,
        bgp_neighbor: '192.0.2.2',
        neighbor_as: '64497',
        vrf: '',
        address_family: '',
        state: 'active',
        prefixes_received: '',
        up_down: '862',
      },
      {
        ...common,
        bgp_neighbor: '2001:db8::1',
        neighbor_as: '64498',
        vrf: '',
        address_family: '',
        state: 'established',
        prefixes_received: '4',
        up_down: '11662',
      },
    ])
  })

  it('of Junos are not lost when an established one has no table', () => {
    const head =
      'Peer                     AS      InPkt     OutPkt    OutQ   Flaps Last Up/Dwn State\n'
    const peer =
      '192.0.2.1             64496        100        101       0       1 9w2d 5:23:37 Establ\n'
    expect(() => read(bgpSummaryTable, 'juniper_junos', head + peer + peer)).toThrow(/192\.0\.2\.1/)
  })

  it('of older EOS have the prefixes in the place of the state', () => {
    const text = `BGP router identifier 192.0.2.255, local AS number 64496
Neighbor         V  AS      MsgRcvd   MsgSent  InQ OutQ  Up/Down State/PfxRcd
192.0.2.1        4  64497       187       191    0    0 02:49:40 7
192.0.2.2        4  64498       187       191    0    0 02:49:40 Active
`
    expect(read(bgpSummaryTable, 'arista_eos', text)).toMatchObject([
      {
        bgp_neighbor: '192.0.2.1',
        state: 'established',
        prefixes_received: '7',
        local_as: '64496',
      },
      { bgp_neighbor: '192.0.2.2', state: 'active', prefixes_received: '' },
    ])
  })

  it('of IOS with a long address have two lines', () => {
    const text = `BGP router identifier 192.0.2.255, local AS number 64496
BGP table version is 1, main routing table version 1

Neighbor        V           AS MsgRcvd MsgSent   TblVer  InQ OutQ Up/Down  State/PfxRcd
*2001:DB8:0:1::1
                4        64497      26      27        9    0    0 00:20:06        7
192.0.2.1       4        64498       0       0        1    0    0 never    Idle (Admin)
* Dynamically created based on a listen range command
`
    expect(read(bgpSummaryTable, 'cisco_ios', text)).toMatchObject([
      {
        bgp_neighbor: '2001:DB8:0:1::1',
        neighbor_as: '64497',
        state: 'established',
        prefixes_received: '7',
      },
      { bgp_neighbor: '192.0.2.1', state: 'disabled', prefixes_received: '', up_down: '' },
    ])
  })
})

describe('routes', () => {
  it('of Junos: each next hop, by each protocol, of IPv4 only', () => {
    const text = `
inet.0: 5 destinations, 6 routes (5 active, 0 holddown, 0 hidden)
+ = Active Route, - = Last Active, * = Both

0.0.0.0/0          *[Static/5] 1w5d 20:30:29
                    >  to 192.0.2.254 via ge-0/0/0.0
192.0.2.1/32       *[Local/0] 1w5d 20:30:29
                       Local via ge-0/0/0.0
198.51.100.0/24    *[OSPF/10] 00:05:12, metric 2
                    > to 192.0.2.2 via ge-0/0/1.0
                      to 192.0.2.6 via ge-0/0/2.0
                    [BGP/170] 3d 01:00:00, localpref 100, from 192.0.2.9
                      AS path: 65001 I, validation-state: unverified
                    > to 192.0.2.9 via ge-0/0/3.0
203.0.113.0/24     *[Aggregate/130] 00:00:09
                       Reject

BLUE.inet.0: 1 destinations, 1 routes (1 active, 0 holddown, 0 hidden)
+ = Active Route, - = Last Active, * = Both

192.0.2.128/25     *[Direct/0] 1d 00:00:00
                    >  via ge-0/0/4.0

inet6.0: 1 destinations, 1 routes (1 active, 0 holddown, 0 hidden)
+ = Active Route, - = Last Active, * = Both

ff02::2/128        *[INET6/0] 1w5d 20:30:29
                       MultiRecv
`
    const rows = read(routesTable, 'juniper_junos', text)
    expect(rows.map((row) => Object.values(row).join('|'))).toEqual([
      '|static|0.0.0.0|0|5||192.0.2.254|ge-0/0/0.0|1110629',
      '|local|192.0.2.1|32|0|||ge-0/0/0.0|1110629',
      '|ospf|198.51.100.0|24|10|2|192.0.2.2|ge-0/0/1.0|312',
      '|ospf|198.51.100.0|24|10|2|192.0.2.6|ge-0/0/2.0|312',
      '|bgp|198.51.100.0|24|170||192.0.2.9|ge-0/0/3.0|262800',
      '|aggregate|203.0.113.0|24|130||||9',
      'BLUE|connected|192.0.2.128|25|0|||ge-0/0/4.0|86400',
    ])
  })

  it('of IOS: further next hops, routes in two lines, and masks of the line above', () => {
    const text = `Gateway of last resort is 192.0.2.1 to network 0.0.0.0

O*E2  0.0.0.0/0 [110/1] via 192.0.2.1, 1d02h, GigabitEthernet0/1
                [110/1] via 192.0.2.2, 00:00:09, Vlan10
      10.0.0.0/24 is subnetted, 2 subnets
C       10.1.1.0 is directly connected, Vlan10
D EX    10.1.2.0
           [170/51712] via 192.0.2.1, 4w4d, GigabitEthernet0/1
D     172.16.0.0/16 is a summary, 1d02h, Null0
B     172.17.0.0/18 [200/0], 3w4d, Null0
B     172.18.0.0/24 is directly connected, 3w4d, vasileft1
i L1  198.51.100.0/24 [115/20] via 192.0.2.2 (BLUE), 2w3d
`
    const rows = read(routesTable, 'cisco_ios', text)
    expect(rows.map((row) => Object.values(row).join('|'))).toEqual([
      '|ospf|0.0.0.0|0|110|1|192.0.2.1|GigabitEthernet0/1|93600',
      '|ospf|0.0.0.0|0|110|1|192.0.2.2|Vlan10|9',
      '|connected|10.1.1.0|24||||Vlan10|',
      '|eigrp|10.1.2.0|24|170|51712|192.0.2.1|GigabitEthernet0/1|2764800',
      '|eigrp|172.16.0.0|16||||Null0|93600',
      '|bgp|172.17.0.0|18|200|0||Null0|2160000',
      '|bgp|172.18.0.0|24||||vasileft1|2160000',
      '|isis|198.51.100.0|24|115|20|192.0.2.2||1468800',
    ])
  })

  it('of EOS: distance and metric are those of the first next hop, never of another network', () => {
    const text = `VRF: BLUE
Codes: C - connected, S - static, K - kernel,
       O - OSPF, IA - OSPF inter area

Gateway of last resort:
 S        0.0.0.0/0 [1/0] via 192.0.2.1, Ethernet1

 O IA     198.51.100.0/24 [110/30] via 192.0.2.2, Ethernet2
                                   via 192.0.2.3, Ethernet3
 C        192.0.2.0/24 is directly connected, Ethernet1
 B E      203.0.113.0/24 [20/0] via VTEP 192.0.2.9 VNI 10 router-mac 00:11:22:33:44:55 local-interface Vxlan1
`
    const rows = read(routesTable, 'arista_eos', text)
    expect(rows.map((row) => Object.values(row).join('|'))).toEqual([
      'BLUE|static|0.0.0.0|0|1|0|192.0.2.1|Ethernet1|',
      'BLUE|ospf|198.51.100.0|24|110|30|192.0.2.2|Ethernet2|',
      'BLUE|ospf|198.51.100.0|24|110|30|192.0.2.3|Ethernet3|',
      'BLUE|connected|192.0.2.0|24||||Ethernet1|',
      'BLUE|bgp|203.0.113.0|24|20|0|192.0.2.9|Vxlan1|',
    ])
  })
})

describe('versions', () => {
  it('of the members of a virtual chassis of Junos are a row each', () => {
    const text = `fpc0:
--------------------------------------------------------------------------
Hostname: sw1
Model: ex3400-24t
Junos: 21.4R3
JUNOS OS Kernel 32-bit  [20220101.1_builder]

fpc1:
--------------------------------------------------------------------------
Hostname: sw1
Model: ex3400-48t
JUNOS Software Release [12.1X47-D20.7]
`
    expect(read(versionTable, 'juniper_junos', text)).toMatchObject([
      { hostname: 'sw1', model: 'ex3400-24t', version: '21.4R3', uptime: '' },
      { hostname: 'sw1', model: 'ex3400-48t', version: '12.1X47-D20.7' },
    ])
  })

  it('of IOS-XE are those of the second line that has one', () => {
    const text = `Cisco IOS XE Software, Version 17.09.04a
Cisco IOS Software [Cupertino], Catalyst L3 Switch Software (CAT9K_IOSXE), Version 17.9.4a, RELEASE SOFTWARE (fc3)
sw1 uptime is 1 week, 1 day, 1 minute
cisco C9300-24T (X86) processor with 1318889K/6147K bytes of memory.
Processor board ID FOC00000000
Base Ethernet MAC Address          : 00:11:22:33:44:55
Base Ethernet MAC Address          : 00:11:22:33:44:66
`
    expect(read(versionTable, 'cisco_ios', text)).toMatchObject([
      {
        hostname: 'sw1',
        version: '17.9.4a',
        model: 'C9300-24T',
        serial_number: 'FOC00000000',
        uptime: '691260',
        mac_address: '00:11:22:33:44:55',
      },
    ])
  })
})
