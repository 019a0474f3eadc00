import { FileStore } from '../file-system/file-store.ts'
import { BaseDevice, type BaseDeviceOptions } from '../ios-like/base-device.ts'
import type { InterfaceOptions } from '../ios-like/configuration/initial-interface.ts'
import { hashSecret } from '../ios-like/configuration/secret-hash.ts'
import { Archive } from './archive/archive.ts'
import { ConfirmedChange } from './archive/confirmed-change.ts'
import {
  type InitialConfigurationOptions,
  initialConfiguration,
} from './configuration/initial-configuration.ts'
import { bootImage } from './file-system/boot-image.ts'
import { SystemLog } from './syslog/system-log.ts'

/** What a simulated IOS device is made of. */
export interface IosDeviceOptions extends BaseDeviceOptions, InitialConfigurationOptions {
  /** Default: four Gigabit Ethernet interfaces, the first with 192.0.2.1. */
  readonly interfaces?: readonly InterfaceOptions[] | undefined
  /** Files on its flash, by name, e.g. an image. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | undefined
  /** Size of its flash, in bytes. */
  readonly flashBytes?: number | undefined
  /** How long a minute of its timers takes, in milliseconds. */
  readonly minuteMs: number
}

const defaultInterfaces: readonly InterfaceOptions[] = [
  { name: 'GigabitEthernet0/0', address: '192.0.2.1' },
  { name: 'GigabitEthernet0/1', shutdown: true },
  { name: 'GigabitEthernet0/2', shutdown: true },
  { name: 'GigabitEthernet0/3', shutdown: true },
]

/** The state of one device, shared by all sessions on it. Text in it is byte strings. */
export class IosDevice extends BaseDevice {
  /** @inheritdoc */
  protected readonly defaultHostname = 'Router'
  /** Its files. */
  readonly flash: FileStore
  /** Copies of its configuration. */
  readonly archive: Archive
  /** The change that goes away unless it is confirmed. */
  readonly confirmedChange: ConfirmedChange
  /** What it logs. */
  readonly systemLog: SystemLog
  /** When configuration mode was last left; `undefined` since it came up: it was not. */
  changedAt: Date | undefined
  /** When `clear counters` was last confirmed. */
  countersClearedAt: Date | undefined
  /** What it came up with: `flash:NAME` as configured, or what is built in. */
  image: string

  /** @param options - See {@link IosDeviceOptions}. */
  constructor(options: IosDeviceOptions) {
    const { interfaces = defaultInterfaces, files, flashBytes, now } = options
    super(options, { interfaces, configuration: initialConfiguration(options, interfaces) })
    this.flash = new FileStore({ files, capacity: flashBytes, now })
    this.systemLog = new SystemLog(now)
    this.archive = new Archive(this)
    this.confirmedChange = new ConfirmedChange(this, options.minuteMs)
    this.image = bootImage(this)
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
  override save(): void {
    super.save()
    if (this.archive.onSave) this.archive.add()
  }

  /** Somebody has left configuration mode. */
  noteChange(): void {
    this.changedAt = this.now()
  }

  /** Writes to the log of the device. @param mnemonic - E.g. `SYS-5-CONFIG_I`. */
  log(mnemonic: string, text: string): void {
    this.systemLog.write(mnemonic, text)
  }

  /** @inheritdoc */
  protected override boot(): void {
    this.confirmedChange.stop()
    this.systemLog.clear()
    super.boot()
    this.image = bootImage(this)
    this.countersClearedAt = undefined
    this.changedAt = undefined
  }
}
