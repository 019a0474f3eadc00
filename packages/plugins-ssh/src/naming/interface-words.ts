/** A kind of interface: the word before its number. */
export interface InterfaceWord {
  /** As the platform itself writes it in its configuration. */
  readonly word: string
  /** As it is abbreviated, by devices in their tables and by people. Case does not matter. */
  readonly short: readonly string[]
  /** Whether its number has neither slot nor port: a `/` in it makes it something else. */
  readonly bare?: boolean
}

/**
 * Names that are complete as they are where no platform is given, though they look like an abbreviation of
 * another's: Linux calls its ports `eth0`, Junos its loopback `lo0`.
 */
export const ownNames: readonly RegExp[] = [/^eth\d{1,5}$/, /^lo\d{1,5}(?:\.\d{1,5})?$/]

/**
 * The words of each platform that abbreviates. Junos does not: its names are complete.
 *
 * Sources: [T] outputs kept by ntc-templates, which show an interface both ways or in a configuration;
 * [S] recordings of sessions; [K] field experience, unverified.
 *
 * `Tw` is TwoGigabitEthernet and `Twe` is TwentyFiveGigE: [T] switches whose `show interfaces` says
 * `TwentyFiveGigE2/0/32` print `Twe2/0/32` in every table, and never `Tw`.
 */
export const interfaceWords: Readonly<Record<string, readonly InterfaceWord[]>> = {
  cisco_ios: [
    { word: 'Ethernet', short: ['Et', 'Eth'] }, // [T]
    { word: 'FastEthernet', short: ['Fa', 'Fas'] }, // [T]
    { word: 'GigabitEthernet', short: ['Gi', 'Gig', 'GigE', 'Giga'] }, // [T,S]
    { word: 'TwoGigabitEthernet', short: ['Tw', 'Two', 'TwoGig'] }, // [K]
    { word: 'FiveGigabitEthernet', short: ['Fi', 'Fiv', 'Five', 'FiveGig'] }, // [T] the abbreviation
    { word: 'TenGigabitEthernet', short: ['Te', 'Ten', 'TenGig'] }, // [T,S]
    { word: 'TwentyFiveGigE', short: ['Twe', 'TwentyFiveGig', 'TwentyFiveGigabitEthernet'] }, // [T]
    { word: 'FortyGigabitEthernet', short: ['Fo', 'For', 'FortyGig', 'FortyGigE'] }, // [T] the abbreviation
    { word: 'HundredGigE', short: ['Hu', 'Hun', 'HundredGig', 'HundredGigabitEthernet'] }, // [T] the abbreviation
    { word: 'FourHundredGigE', short: ['Fou', 'FourHundredGig'] }, // [K]
    { word: 'AppGigabitEthernet', short: ['Ap', 'App'] }, // [T] the abbreviation
    { word: 'Port-channel', short: ['Po'], bare: true }, // [T]
    { word: 'Vlan', short: ['Vl'], bare: true }, // [T]
    { word: 'Loopback', short: ['Lo', 'Loop'], bare: true }, // [T]
    { word: 'Tunnel', short: ['Tu', 'Tun'], bare: true }, // [T]
    { word: 'BDI', short: ['BD'], bare: true }, // [T]
    { word: 'BVI', short: ['BV'], bare: true }, // [K]
    { word: 'Dialer', short: ['Di'], bare: true }, // [K]
    { word: 'Multilink', short: ['Mu'] }, // [K]
    { word: 'Virtual-Access', short: ['Vi'] }, // [K]
    { word: 'Virtual-Template', short: ['Vt'], bare: true }, // [K]
    { word: 'Serial', short: ['Se', 'Ser'] }, // [T]
    { word: 'Cellular', short: ['Ce'] }, // [K]
    { word: 'Null', short: ['Nu'], bare: true }, // [T]
    { word: 'nve', short: ['nv'], bare: true }, // [T]
  ],
  arista_eos: [
    { word: 'Ethernet', short: ['Et', 'Eth'] }, // [T]
    { word: 'Management', short: ['Ma', 'Man', 'Mgmt'] }, // [T]
    { word: 'Port-Channel', short: ['Po'], bare: true }, // [T]
    { word: 'Vlan', short: ['Vl'], bare: true }, // [T]
    { word: 'Vxlan', short: ['Vx'], bare: true }, // [T]
    { word: 'Loopback', short: ['Lo', 'Loop'], bare: true }, // [T]
    { word: 'Tunnel', short: ['Tu', 'Tun'], bare: true }, // [T]
    { word: 'Null', short: ['Nu'], bare: true }, // [T]
  ],
  cisco_nxos: [
    { word: 'Ethernet', short: ['Et', 'Eth'] }, // [T]
    { word: 'mgmt', short: ['mg'], bare: true }, // [T]
    { word: 'port-channel', short: ['Po'], bare: true }, // [T]
    { word: 'Vlan', short: ['Vl'], bare: true }, // [T]
    { word: 'loopback', short: ['Lo', 'Loop'], bare: true }, // [T]
    { word: 'Tunnel', short: ['Tu', 'Tun'], bare: true }, // [T]
    { word: 'Null', short: ['Nu'], bare: true }, // [T]
    { word: 'nve', short: ['nv'], bare: true }, // [T]
  ],
}
