import type { Faults } from '../fault/faults.ts'
import type { InterfaceOptions } from '../ios-like/configuration/initial-interface.ts'

/** What a device of the lab can simulate. */
export type Platform =
  | 'arista_eos'
  | 'aruba_aoscx'
  | 'cisco_asa'
  | 'cisco_ios'
  | 'cisco_nxos'
  | 'cisco_xr'
  | 'dell_os10'
  | 'fortinet'
  | 'hp_comware'
  | 'hp_procurve'
  | 'huawei_vrp'
  | 'huawei_vrpv8'
  | 'juniper_junos'
  | 'mikrotik_routeros'
  | 'nokia_srl'
  | 'nokia_sros'
  | 'vyos'

/** What a simulated device is made of. Only the name is needed. */
export interface DeviceOptions {
  /** Unique in the lab; how `lab.device(name)` finds it. */
  readonly name: string
  /** What it simulates. Default `cisco_ios`. */
  readonly platform?: Platform | undefined
  /** The host name in its prompt. Default: the name. */
  readonly hostname?: string | undefined
  /** Who may log in. Default `admin`. */
  readonly username?: string | undefined
  /** Default `admin`. */
  readonly password?: string | undefined
  /** Keys that may log in, as lines of `authorized_keys`. Default: none. */
  readonly publicKeys?: readonly string[] | undefined
  /** The secret behind `enable`; without it `enable` is refused, or asks nothing. Not on Junos. */
  readonly enableSecret?: string | undefined
  /** Whether users start at `#` (privilege 15). Default `false`: at `>`. Not on Junos. */
  readonly startPrivileged?: boolean | undefined
  /** Banner, shown before authentication. */
  readonly banner?: string | undefined
  /** Virtual domains beside `root`, of a device that is divided. `fortinet` only. Default: it is not divided. */
  readonly vdoms?: readonly string[] | undefined
  /** Message of the day, shown between log-in and the first prompt; `banner motd` of the configuration. */
  readonly motd?: string | undefined
  /** Default: as the platform has them; the first with 192.0.2.1/24. */
  readonly interfaces?: readonly InterfaceOptions[] | undefined
  /**
   * Further exec commands with their fixed output, e.g. `{ 'show vlan brief': '…' }`. They come before
   * the built-in ones, may be abbreviated like these, and may have parameters: `show vlan <1-4094>`.
   */
  readonly commands?: Readonly<Record<string, string>> | undefined
  /** Files on its flash, by name, e.g. an image to boot from: `{ 'image.157-3.M3.bin': '…' }`. Default: none. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | undefined
  /** Size of its flash, in bytes. Default 2 147 479 552. */
  readonly flashBytes?: number | undefined
  /** How long a reload takes, in milliseconds: until then connections are closed at once. Default 200. */
  readonly bootMs?: number | undefined
  /** Whether the device also listens for telnet, on a free port of its own. Default `false`. */
  readonly telnet?: boolean | undefined
  /** TCP port of SSH. Default: a free one. */
  readonly port?: number | undefined
  /** What goes wrong from the start; see `setFaults` for later. */
  readonly faults?: Faults | undefined
  /** Private host key, PEM or OpenSSH format. Default: the key that all devices of the lab share. */
  readonly hostKey?: string | undefined
}
