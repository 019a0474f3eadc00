import type { TreeNode } from '../grammar/command-tree.ts'
import { fixedCommands } from '../ios-like/command-line/fixed-commands.ts'
import type { Configuration } from '../ios-like/configuration/configuration.ts'
import type { InterfaceOptions } from '../ios-like/configuration/initial-interface.ts'
import { isVirtual } from '../ios-like/configuration/interface-kind.ts'
import { hashSecret } from '../ios-like/configuration/secret-hash.ts'
import { toByteString } from '../terminal/byte-string.ts'
import { Archive } from './archive/archive.ts'
import { ConfirmedChange } from './archive/confirmed-change.ts'
import {
  type InitialConfigurationOptions,
  initialConfiguration,
} from './configuration/initial-configuration.ts'
import { bootImage } from './file-system/boot-image.ts'
import { Flash } from './file-system/flash.ts'
import type { IosHandler } from './ios-session.ts'
import { SystemLog } from './syslog/system-log.ts'

/** What a simulated IOS device is made of. */
export interface IosDeviceOptions extends InitialConfigurationOptions {
  /** Default: four Gigabit Ethernet interfaces, the first with 192.0.2.1. */
  readonly interfaces?: readonly InterfaceOptions[] | undefined
  /** Files on its flash, by name, e.g. an image. */
  readonly files?: Readonly<Record<string, string>> | undefined
  /** Further `show` and exec commands with their fixed output. */
  readonly commands?: Readonly<Record<string, string>> | undefined
  /** The time of the device. */
  readonly now: () => Date
  /** How long a minute of its timers takes, in milliseconds. */
  readonly minuteMs: number
  /** Cuts all connections: the device reloads. */
  readonly onReload: () => void
}

const defaultInterfaces: readonly InterfaceOptions[] = [
  { name: 'GigabitEthernet0/0', address: '192.0.2.1' },
  { name: 'GigabitEthernet0/1', shutdown: true },
  { name: 'GigabitEthernet0/2', shutdown: true },
  { name: 'GigabitEthernet0/3', shutdown: true },
]

/** The state of one device, shared by all sessions on it. Text in it is byte strings. */
export class IosDevice {
  /** The time of the device. */
  readonly now: () => Date
  /** Interfaces that cannot be created or removed. */
  readonly physicalInterfaces: ReadonlySet<string>
  /** Commands that the user of the lab added. */
  readonly customCommands: TreeNode<IosHandler> | undefined
  /** Its files. */
  readonly flash: Flash
  /** Copies of its configuration. */
  readonly archive: Archive
  /** The change that goes away unless it is confirmed. */
  readonly confirmedChange: ConfirmedChange
  /** What it logs. */
  readonly systemLog: SystemLog
  /** What the device does now. */
  readonly running: Configuration
  /** What it does after a reload; at first what it came up with. */
  startup: Configuration
  /** When `clear counters` was last confirmed. */
  countersClearedAt: Date | undefined
  /** When it came up. */
  bootedAt: Date
  /** What it came up with: `flash:NAME` as configured, or what is built in. */
  image: string
  readonly #onReload: () => void

  /** @param options - See {@link IosDeviceOptions}. */
  constructor(options: IosDeviceOptions) {
    const { now, interfaces = defaultInterfaces, files = {}, commands } = options
    this.now = now
    this.#onReload = options.onReload
    this.bootedAt = now()
    this.customCommands = fixedCommands(commands)
    this.physicalInterfaces = new Set(
      interfaces.map(({ name }) => name).filter((name) => !isVirtual(name)),
    )
    this.flash = new Flash(now)
    for (const [name, text] of Object.entries(files)) this.flash.write(name, toByteString(text))
    this.systemLog = new SystemLog(now)
    this.archive = new Archive(this)
    this.confirmedChange = new ConfirmedChange(this, options.minuteMs)
    this.running = initialConfiguration(options, interfaces)
    this.startup = this.running.clone()
    this.image = bootImage(this)
  }

  /** As in the running configuration. */
  get hostname(): string {
    return this.running.find('hostname')?.text.slice('hostname '.length) ?? 'Router'
  }

  /** The message of the day, or `undefined`. */
  get motd(): string | undefined {
    return this.running.find('banner motd')?.text.slice('banner motd ^C'.length, -'^C'.length)
  }

  /** Whether `enable` can succeed at all. */
  get hasEnableSecret(): boolean {
    return this.running.find('enable secret') !== undefined
  }

  /** Tells whether `secret` opens privileged mode. */
  acceptsSecret(secret: string): boolean {
    return this.running.find('enable secret')?.text === `enable secret 5 ${hashSecret(secret)}`
  }

  /** Copies the running configuration over the startup configuration, and into the archive if it says so. */
  save(): void {
    this.startup = this.running.clone()
    if (this.archive.onSave) this.archive.add()
  }

  /** Whether running and startup configuration differ. */
  get unsaved(): boolean {
    return this.startup.render() !== this.running.render()
  }

  /** Writes to the log of the device. @param mnemonic - E.g. `SYS-5-CONFIG_I`. */
  log(mnemonic: string, text: string): void {
    this.systemLog.write(mnemonic, text)
  }

  /** Starts again from the startup configuration and cuts every session. */
  reload(): void {
    this.confirmedChange.stop()
    this.systemLog.clear()
    this.running.become(this.startup)
    this.image = bootImage(this)
    this.bootedAt = this.now()
    this.countersClearedAt = undefined
    this.#onReload()
  }
}
