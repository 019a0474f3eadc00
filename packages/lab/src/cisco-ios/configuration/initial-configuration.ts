import { Configuration } from '../../ios-like/configuration/configuration.ts'
import {
  addInterface,
  type InterfaceOptions,
  type InterfaceStyle,
} from '../../ios-like/configuration/initial-interface.ts'
import { hashSecret } from '../../ios-like/configuration/secret-hash.ts'
import { toByteString } from '../../terminal/byte-string.ts'
import { iosStyle } from './ios-style.ts'

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

const addresses: InterfaceStyle = {
  address: (address, mask) => `ip address ${address} ${mask}`,
  noAddress: 'no ip address',
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
  for (const one of interfaces) addInterface(configuration, one, addresses)
  configuration.set({ id: 'line con 0', text: 'line con 0', children: [] })
  const protocols = telnet === true ? 'telnet ssh' : 'ssh'
  const vty = [
    { id: 'login local', text: 'login local', children: undefined },
    { id: 'transport input', text: `transport input ${protocols}`, children: undefined },
  ]
  configuration.set({ id: 'line vty 0 4', text: 'line vty 0 4', children: vty })
  return configuration
}
