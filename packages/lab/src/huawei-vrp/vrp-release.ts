/** What tells one generation of VRP from the other: everything that is data and no behaviour. */
export interface VrpRelease {
  /** Whether lines wait in a candidate for `commit` (VRP 8), or act at once (VRP 5). */
  readonly hasCandidate: boolean
  /** How the SSH server names itself, behind `SSH-2.0-`. */
  readonly ident: string
  /** The answer to `system-view`. */
  readonly systemView: string
  /** Kinds of interfaces, in the spelling of the configuration. */
  readonly interfaceKinds: readonly string[]
  /** The interfaces that a device has unless told otherwise; the first has an address. */
  readonly interfaces: readonly string[]
  /** What an access list is called in the prompt of its view: `acl-basic-2000`. */
  readonly aclView: string
  /** What stands in front of a line of the system view when the configuration is shown. */
  readonly indent: string
  /** The software, as the head of the configuration has it. */
  readonly software: string
  /** The first lines of `display version`, up to the uptime. */
  readonly version: string
}

/**
 * VRP 5, as on S switches and AR routers. `system-view`: public captures of many devices; the head of `display
 * version`: recorded (ntc-templates, huawei_vrp). The server's name is experience [K].
 */
export const vrp5: VrpRelease = {
  hasCandidate: false,
  ident: 'HUAWEI-1.5',
  systemView: 'Enter system view, return user view with Ctrl+Z.\n',
  interfaceKinds: [
    'Eth-Trunk',
    'GigabitEthernet',
    'LoopBack',
    'MEth',
    'Vlanif',
    'XGigabitEthernet',
  ],
  interfaces: ['MEth0/0/1', 'GigabitEthernet0/0/1', 'GigabitEthernet0/0/2'],
  aclView: 'acl',
  indent: ' ',
  software: 'V200R019C10SPC500',
  version: `Huawei Versatile Routing Platform Software
VRP (R) software, Version 5.170 (S5735 V200R019C10SPC500)
Copyright (C) 2000-2020 HUAWEI TECH Co., Ltd.
HUAWEI S5735-L24T4S-A Routing Switch uptime is `,
}

/**
 * VRP 8, as on CloudEngine switches and NetEngine routers. `system-view`: Huawei, "Selecting a Mode for the
 * Configuration to Take Effect", and recorded (unicon, hvrp); `display version`: recorded (ntc-templates,
 * huawei_vrp); `acl4-basic-2000`: a public capture. The server's name is experience [K].
 */
export const vrp8: VrpRelease = {
  hasCandidate: true,
  ident: 'HUAWEI-1.5',
  systemView: 'Enter system view, return user view with return command.\n',
  interfaceKinds: ['100GE', '10GE', 'Eth-Trunk', 'GE', 'LoopBack', 'MEth', 'Vlanif'],
  interfaces: ['MEth0/0/0', 'GE1/0/0', 'GE1/0/1'],
  aclView: 'acl4',
  indent: '',
  software: 'V200R005C10SPC800',
  version: `Huawei Versatile Routing Platform Software
VRP (R) software, Version 8.180 (CE6857EI V200R005C10SPC800)
Copyright (C) 2012-2018 Huawei Technologies Co., Ltd.
HUAWEI CE6857-48S6CQ-EI uptime is `,
}
