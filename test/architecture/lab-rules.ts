import type { PackageRules } from './layers.ts'

/** The lab: a folder for each platform, and what they share. */
export const lab: PackageRules = {
  imports: [], // an independent reading of a device's behaviour: nothing shared with the driver
  folders: {
    'arista-eos': ['fault', 'grammar', 'ios-like', 'shell', 'simulation', 'terminal'],
    'aruba-aoscx': ['fault', 'grammar', 'ios-like', 'shell', 'simulation', 'terminal'],
    'cisco-asa': ['fault', 'grammar', 'ios-like', 'shell', 'simulation', 'terminal'],
    'cisco-ios': ['fault', 'file-system', 'grammar', 'ios-like', 'shell', 'simulation', 'terminal'],
    'cisco-nxos': ['fault', 'grammar', 'ios-like', 'shell', 'simulation', 'terminal'],
    'cisco-xr': [
      'configuration',
      'fault',
      'file-system',
      'grammar',
      'shell',
      'simulation',
      'terminal',
    ],
    configuration: [], // how lines stand under lines: it knows no platform
    error: [],
    fault: [],
    'file-server': ['fault', 'file-system'], // SCP and SFTP of any platform; knows none
    'file-system': [], // files with a size: they know no platform
    'dell-os10': ['fault', 'file-system', 'grammar', 'ios-like', 'shell', 'simulation', 'terminal'],
    fortinet: ['fault', 'shell', 'simulation', 'terminal'],
    grammar: [],
    'hp-comware': ['fault', 'grammar', 'ios-like', 'shell', 'simulation', 'terminal'],
    'hp-procurve': ['fault', 'grammar', 'ios-like', 'shell', 'simulation', 'terminal'],
    'huawei-vrp': ['configuration', 'fault', 'grammar', 'shell', 'simulation', 'terminal'],
    'ios-like': ['fault', 'grammar', 'shell', 'simulation', 'terminal'], // what such platforms share; knows none of them
    'juniper-junos': ['fault', 'file-system', 'grammar', 'shell', 'simulation', 'terminal'],
    mikrotik: ['shell', 'simulation', 'terminal'],
    'nokia-srl': ['shell', 'simulation', 'terminal'],
    'nokia-sros': ['fault', 'file-system', 'grammar', 'shell', 'simulation', 'terminal'],
    lab: [
      'arista-eos',
      'aruba-aoscx',
      'cisco-asa',
      'cisco-ios',
      'cisco-nxos',
      'cisco-xr',
      'dell-os10',
      'error',
      'fault',
      'fortinet',
      'hp-comware',
      'hp-procurve',
      'huawei-vrp',
      'ios-like',
      'juniper-junos',
      'log',
      'mikrotik',
      'nokia-srl',
      'nokia-sros',
      'simulation',
      'ssh',
      'telnet',
      'vyos',
    ],
    log: ['terminal'],
    shell: ['fault', 'simulation', 'terminal'], // terminal and faults of any platform; knows none
    simulation: ['fault', 'file-system', 'terminal'],
    ssh: ['error', 'fault', 'file-server', 'log', 'simulation'],
    telnet: ['fault', 'log', 'simulation', 'terminal'],
    terminal: [],
    vyos: ['fault', 'shell', 'simulation', 'terminal'],
  },
}
