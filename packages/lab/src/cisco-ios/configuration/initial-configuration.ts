import { Configuration } from '../../ios-like/configuration/configuration.ts'
import { hashSecret } from '../../ios-like/configuration/secret-hash.ts'
import { toByteString } from '../../terminal/byte-string.ts'
import { iosStyle } from './ios-style.ts'

/** One interface that a device has from the start. */
export interface InterfaceOptions {
  /** In full, e.g. `GigabitEthernet0/0`. */
  readonly name: string
  /** E.g. `192.0.2.1`; without it no address is configured. */
  readonly address?: string | undefined
  /** Default `255.255.255.0`. */
  readonly mask?: string | undefined
  /** What the operator wrote about it. */
  readonly description?: string | undefined
  /** Default `false`. */
  readonly shutdown?: boolean | undefined
}

/** What a device comes up with when nobody has configured it yet. */
export interface InitialConfigurationOptions {
  /** Its host name. */
  readonly hostname: string
  /** The secret behind `enable`; without it `enable` is refused. */
  readonly enableSecret?: string | undefined
  /** Message of the day, without delimiters. */
  readonly motd?: string | undefined
  /** Whether users may come by telnet too. */
  readonly telnet?: boolean | undefined
}

/** Lines of a device out of the box, with what makes each unique. */
const lines: readonly (readonly [id: string, text: string])[] = [
  ['version', 'version 15.9'],
  ['service timestamps debug', 'service timestamps debug datetime msec'],
  ['service timestamps log', 'service timestamps log datetime msec'],
  ['boot-start-marker', 'boot-start-marker'],
  ['boot-end-marker', 'boot-end-marker'],
  ['aaa new-model', 'no aaa new-model'],
  ['ip forward-protocol nd', 'ip forward-protocol nd'],
  ['ip http server', 'no ip http server'],
]

/** The configuration of a new device. Text in it is byte strings. */
export function initialConfiguration(
  { hostname, enableSecret, motd, telnet }: InitialConfigurationOptions,
  interfaces: readonly InterfaceOptions[],
): Configuration {
  const configuration = new Configuration(iosStyle)
  const set = (id: string, text: string): void => {
    configuration.set({ id, text, children: undefined })
  }
  for (const [id, text] of lines) set(id, text)
  set('hostname', `hostname ${toByteString(hostname)}`)
  if (enableSecret !== undefined) {
    set('enable secret', `enable secret 5 ${hashSecret(toByteString(enableSecret))}`)
  }
  if (motd !== undefined) set('banner motd', `banner motd ^C${toByteString(motd)}^C`)
  for (const one of interfaces) addInterface(configuration, one)
  configuration.set({ id: 'line con 0', text: 'line con 0', children: [] })
  const protocols = telnet === true ? 'telnet ssh' : 'ssh'
  const vty = [
    { id: 'login local', text: 'login local', children: undefined },
    { id: 'transport input', text: `transport input ${protocols}`, children: undefined },
  ]
  configuration.set({ id: 'line vty 0 4', text: 'line vty 0 4', children: vty })
  return configuration
}

function addInterface(configuration: Configuration, one: InterfaceOptions): void {
  const { name, address, mask, description, shutdown } = one
  const id = `interface ${name}`
  const section = configuration.set({ id, text: id, children: [] })
  const add = (key: string, text: string): void => {
    configuration.set({ id: key, text, children: undefined }, section)
  }
  if (description !== undefined) add('description', `description ${toByteString(description)}`)
  if (address === undefined) add('ip address', 'no ip address')
  else add('ip address', `ip address ${address} ${mask ?? '255.255.255.0'}`)
  if (shutdown === true) add('shutdown', 'shutdown')
}
