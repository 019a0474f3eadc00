import {
  address,
  addressAndMask,
  namesOf,
  number,
  oneOf,
  secret,
  someOf,
  string,
  type ValueType,
} from './value.ts'

/** One attribute, and what it is unless set; shown then only by `show full-configuration`. */
export interface Attribute {
  /** What it can be. */
  readonly value: ValueType
  /** The words it has unless set. */
  readonly default?: readonly string[] | undefined
}

/** What stands behind `config`: one object, or a table of them. */
export interface Section {
  /** Tells them apart. */
  readonly kind: 'object' | 'table'
  /** What names the entries of a table. */
  readonly key?: 'string' | 'number' | undefined
  /** By name, in the order of `show`. */
  readonly attributes: Readonly<Record<string, Attribute>>
  /** Sections within. */
  readonly sections?: Readonly<Record<string, Section>> | undefined
  /** Attributes without which an entry is refused. */
  readonly required?: readonly string[] | undefined
}

const onOff = oneOf('enable', 'disable')

function attribute(value: ValueType, ...words: readonly string[]): Attribute {
  return words.length === 0 ? { value } : { value, default: words }
}

/**
 * What the simulated device understands: a modest part of Fortinet's CLI reference. A section or attribute that is not
 * here is a parse error. The sections are in the order of `show`.
 */
export const schema: Readonly<Record<string, Section>> = {
  'system global': {
    kind: 'object',
    attributes: {
      admintimeout: attribute(number(1, 480), '5'),
      hostname: attribute(string),
      timezone: attribute(string, '04'),
    },
  },
  'system interface': {
    kind: 'table',
    key: 'string',
    attributes: {
      vdom: attribute(string, 'root'),
      ip: attribute(addressAndMask, '0.0.0.0', '0.0.0.0'),
      allowaccess: attribute(someOf('ping', 'https', 'ssh', 'snmp', 'http', 'telnet', 'fgfm')),
      status: attribute(oneOf('up', 'down'), 'up'),
      type: attribute(oneOf('physical', 'vlan', 'loopback', 'aggregate', 'tunnel'), 'vlan'),
      description: attribute(string),
      alias: attribute(string),
      role: attribute(oneOf('lan', 'wan', 'dmz', 'undefined'), 'undefined'),
      interface: attribute(namesOf('system interface')),
      vlanid: attribute(number(1, 4094), '0'),
    },
  },
  'system admin': {
    kind: 'table',
    key: 'string',
    attributes: {
      accprofile: attribute(oneOf('super_admin', 'prof_admin')),
      vdom: attribute(string, 'root'),
      password: attribute(secret),
    },
  },
  'system dns': {
    kind: 'object',
    attributes: {
      primary: attribute(address, '96.45.45.45'),
      secondary: attribute(address, '96.45.46.46'),
    },
  },
  'system ntp': {
    kind: 'object',
    attributes: {
      ntpsync: attribute(onOff, 'disable'),
      type: attribute(oneOf('fortiguard', 'custom'), 'fortiguard'),
      'server-mode': attribute(onOff, 'disable'),
    },
    sections: {
      ntpserver: { kind: 'table', key: 'number', attributes: { server: attribute(string) } },
    },
  },
  'system console': {
    kind: 'object',
    attributes: { output: attribute(oneOf('standard', 'more'), 'more') },
  },
  'firewall address': {
    kind: 'table',
    key: 'string',
    attributes: {
      subnet: attribute(addressAndMask, '0.0.0.0', '0.0.0.0'),
      comment: attribute(string),
    },
  },
  'firewall policy': {
    kind: 'table',
    key: 'number',
    attributes: {
      name: attribute(string),
      srcintf: attribute(namesOf('system interface')),
      dstintf: attribute(namesOf('system interface')),
      action: attribute(oneOf('accept', 'deny'), 'deny'),
      srcaddr: attribute(namesOf('firewall address')),
      dstaddr: attribute(namesOf('firewall address')),
      schedule: attribute(string),
      service: attribute(string),
      logtraffic: attribute(oneOf('all', 'utm', 'disable'), 'utm'),
      nat: attribute(onOff, 'disable'),
      comments: attribute(string),
    },
    required: ['srcintf', 'dstintf', 'srcaddr', 'dstaddr', 'schedule', 'service'],
  },
  'router static': {
    kind: 'table',
    key: 'number',
    attributes: {
      status: attribute(onOff, 'enable'),
      dst: attribute(addressAndMask, '0.0.0.0', '0.0.0.0'),
      gateway: attribute(address, '0.0.0.0'),
      distance: attribute(number(1, 255), '10'),
      device: attribute(namesOf('system interface')),
      comment: attribute(string),
    },
    required: ['device'],
  },
}
