import type { TreeNode } from '../grammar/command-tree.ts'
import { fixedCommands } from './command-line/fixed-commands.ts'
import type { Handler, IosLikeSession } from './command-line/session.ts'
import type { Configuration } from './configuration/configuration.ts'
import type { InterfaceOptions } from './configuration/initial-interface.ts'
import { isVirtual } from './configuration/interface-kind.ts'

/** What every simulated IOS-like device is made of. */
export interface BaseDeviceOptions {
  /** Its host name. */
  readonly hostname: string
  /** Further `show` and exec commands with their fixed output. */
  readonly commands?: Readonly<Record<string, string>> | undefined
  /** The time of the device. */
  readonly now: () => Date
  /** Cuts all connections: the device reloads. */
  readonly onReload: () => void
}

/** What a new device comes with. */
export interface Factory {
  /** Its interfaces; those that are virtual can be removed. */
  readonly interfaces: readonly InterfaceOptions[]
  /** What it comes up with. */
  readonly configuration: Configuration
}

/**
 * The state of one IOS-like device, shared by all sessions on it: a running configuration, and the startup
 * configuration that it is saved to. Text in it is byte strings.
 */
export abstract class BaseDevice {
  /** The time of the device. */
  readonly now: () => Date
  /** Interfaces that cannot be created or removed. */
  readonly physicalInterfaces: ReadonlySet<string>
  /** Commands that the user of the lab added. */
  readonly customCommands: TreeNode<Handler<IosLikeSession>> | undefined
  /** What the device does now. */
  readonly running: Configuration
  /** What it does after a reload; at first what it came up with. */
  startup: Configuration
  /** When it came up. */
  bootedAt: Date
  /** Its name where the configuration gives none. */
  protected abstract readonly defaultHostname: string
  readonly #onReload: () => void

  /**
   * @param options - See {@link BaseDeviceOptions}.
   * @param factory - See {@link Factory}.
   */
  constructor(options: BaseDeviceOptions, { interfaces, configuration }: Factory) {
    const { now, onReload, commands } = options
    this.now = now
    this.#onReload = onReload
    this.bootedAt = now()
    this.customCommands = fixedCommands(commands)
    this.physicalInterfaces = new Set(
      interfaces.map(({ name }) => name).filter((name) => !isVirtual(name)),
    )
    this.running = configuration
    this.startup = configuration.clone()
  }

  /** As in the running configuration. */
  get hostname(): string {
    return this.running.find('hostname')?.text.slice('hostname '.length) ?? this.defaultHostname
  }

  /** Whether running and startup configuration differ. */
  get unsaved(): boolean {
    return this.startup.render() !== this.running.render()
  }

  /** Copies the running configuration over the startup configuration. */
  save(): void {
    this.startup = this.running.clone()
  }

  /** Starts again from the startup configuration and cuts every session. */
  reload(): void {
    this.boot()
    this.#onReload()
  }

  /** Comes up with the startup configuration. */
  protected boot(): void {
    this.running.become(this.startup)
    this.bootedAt = this.now()
  }
}
