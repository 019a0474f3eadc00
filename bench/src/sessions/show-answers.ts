/** Fixed answers of a device by command; `{host}` stands for its name. */
export type ShowAnswers = Readonly<Record<string, string>>

const rows = (count: number, row: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => row(index)).join('\n')

/** `show version`, 2 KB. */
export const showVersion: ShowAnswers = {
  'show version': `Cisco IOS Software, C2960X Software (C2960X-UNIVERSALK9-M), Version 15.2(7)E8, RELEASE SOFTWARE (fc3)
Technical Support: http://www.cisco.com/techsupport
Copyright (c) 1986-2023 by Cisco Systems, Inc.

ROM: Bootstrap program is C2960X boot loader

{host} uptime is 1 year, 2 weeks, 3 days, 4 hours, 5 minutes
System returned to ROM by power-on
System image file is "flash:/c2960x-universalk9-mz.152-7.E8.bin"
Last reload reason: power-on

cisco WS-C2960X-48TS-L (APM86XXX) processor (revision A0) with 524288K bytes of memory.
Processor board ID FOC0000{host}
${rows(20, (index) => `${index + 1} Virtual Ethernet interface of slot ${index}, address 00:00:5e:00:53:${16 + index}`)}
512K bytes of flash-simulated non-volatile configuration memory.

Switch Ports Model                     SW Version            SW Image
------ ----- -----                     ----------            ----------
*    1 52    WS-C2960X-48TS-L          15.2(7)E8             C2960X-UNIVERSALK9-M

Configuration register is 0xF`,
}

/** Ten commands, one of them with 20 KB. */
export const tenShows: ShowAnswers = {
  ...showVersion,
  'show ip route': `Gateway of last resort is 192.0.2.254 to network 0.0.0.0

${rows(290, (index) => `O E2     10.${index >> 4}.${(index & 15) * 16}.0/20 [110/20] via 192.0.2.${1 + (index % 250)}, 3d04h, Vlan${100 + (index % 40)}`)}`,
  'show ip interface brief': rows(
    52,
    (index) => `GigabitEthernet1/0/${index}   unassigned      YES unset  up                    up`,
  ),
  'show interfaces description': rows(
    52,
    (index) => `Gi1/0/${index}        up             up       {host} to desk ${index}`,
  ),
  'show vlan brief': rows(
    30,
    (index) => `${100 + index}  floor-${index}          active    Gi1/0/${index}`,
  ),
  'show cdp neighbors': rows(
    8,
    (index) => `core-${index}   Gig 1/0/${index}   152   R S I   C9500   Twe 1/0/${index}`,
  ),
  'show ip arp': rows(
    40,
    (index) => `Internet  192.0.2.${index}    12   0000.5e00.53${16 + index}  ARPA   Vlan100`,
  ),
  'show inventory':
    'NAME: "1", DESCR: "WS-C2960X-48TS-L"\nPID: WS-C2960X-48TS-L  , VID: V07, SN: {host}',
  'show ntp status': 'Clock is synchronized, stratum 3, reference is 192.0.2.123',
  'show clock': '12:00:00.000 UTC Thu Jan 1 2026',
}
